using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TargetDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(name: "DueOn", table: "Targets", type: "date", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "TargetId", table: "Reminders", type: "uuid", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "DueOn", table: "Targets");

            migrationBuilder.DropColumn(name: "TargetId", table: "Reminders");
        }
    }
}
