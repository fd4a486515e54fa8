using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SubtasksOfSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Cycle_SetById", table: "PlanTasks");

            migrationBuilder.AlterColumn<Guid>(
                name: "CreatedById",
                table: "Subtasks",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT"
            );

            migrationBuilder.AddColumn<string>(name: "BookmarkId", table: "Subtasks", type: "TEXT", nullable: true);

            migrationBuilder.CreateIndex(name: "IX_Subtasks_BookmarkId", table: "Subtasks", column: "BookmarkId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Subtasks_BookmarkId", table: "Subtasks");

            migrationBuilder.DropColumn(name: "BookmarkId", table: "Subtasks");

            migrationBuilder.AlterColumn<Guid>(
                name: "CreatedById",
                table: "Subtasks",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "Cycle_SetById", table: "PlanTasks", type: "TEXT", nullable: true);
        }
    }
}
