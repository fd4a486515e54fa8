using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TaskPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "PeriodId", table: "TargetEntries", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Period_Cycle",
                table: "Subtasks",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "Period_StartsOn",
                table: "Subtasks",
                type: "date",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "PeriodId", table: "ProgressReports", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cycle_Cycle",
                table: "PlanTasks",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "Cycle_DueDay", table: "PlanTasks", type: "integer", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Cycle_DueMonth",
                table: "PlanTasks",
                type: "integer",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "Cycle_NextOn",
                table: "PlanTasks",
                type: "date",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "Cycle_SetById", table: "PlanTasks", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "Cycle_Until", table: "PlanTasks", type: "date", nullable: true);

            migrationBuilder.CreateIndex(name: "IX_TargetEntries_PeriodId", table: "TargetEntries", column: "PeriodId");

            migrationBuilder.CreateIndex(name: "IX_PlanTasks_Cycle_NextOn", table: "PlanTasks", column: "Cycle_NextOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_TargetEntries_PeriodId", table: "TargetEntries");

            migrationBuilder.DropIndex(name: "IX_PlanTasks_Cycle_NextOn", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "PeriodId", table: "TargetEntries");

            migrationBuilder.DropColumn(name: "Period_Cycle", table: "Subtasks");

            migrationBuilder.DropColumn(name: "Period_StartsOn", table: "Subtasks");

            migrationBuilder.DropColumn(name: "PeriodId", table: "ProgressReports");

            migrationBuilder.DropColumn(name: "Cycle_Cycle", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "Cycle_DueDay", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "Cycle_DueMonth", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "Cycle_NextOn", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "Cycle_SetById", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "Cycle_Until", table: "PlanTasks");
        }
    }
}
