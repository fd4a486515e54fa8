using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StepRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Automatic",
                table: "WorkItems",
                type: "TEXT",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(name: "TermOn", table: "WorkItems", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "TermWatches",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    IsInWorkdays = table.Column<bool>(type: "INTEGER", nullable: false),
                    RemindersLeft = table.Column<int>(type: "INTEGER", nullable: false),
                    WhenPassed = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermWatches", x => x.RoundId);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_TermWatches_DueAt", table: "TermWatches", column: "DueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "TermWatches");

            migrationBuilder.DropColumn(name: "Automatic", table: "WorkItems");

            migrationBuilder.DropColumn(name: "TermOn", table: "WorkItems");
        }
    }
}
