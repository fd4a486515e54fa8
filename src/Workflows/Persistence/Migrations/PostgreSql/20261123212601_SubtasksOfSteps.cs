using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
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
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid"
            );

            migrationBuilder.AddColumn<string>(name: "BookmarkId", table: "Subtasks", type: "text", nullable: true);

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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "Cycle_SetById", table: "PlanTasks", type: "uuid", nullable: true);
        }
    }
}
