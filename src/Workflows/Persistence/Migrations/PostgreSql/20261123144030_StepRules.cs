using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
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
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(name: "TermOn", table: "WorkItems", type: "date", nullable: true);

            migrationBuilder.CreateTable(
                name: "TermWatches",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    IsInWorkdays = table.Column<bool>(type: "boolean", nullable: false),
                    RemindersLeft = table.Column<int>(type: "integer", nullable: false),
                    WhenPassed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
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
