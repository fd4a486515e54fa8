using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class LeadersAndSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "Workdays", table: "WorkItems", type: "integer", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CompletedLate",
                table: "Subtasks",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<List<Guid>>(
                name: "SupervisingLeaderIds",
                table: "Departments",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Subtasks_Period_StartsOn",
                table: "Subtasks",
                column: "Period_StartsOn"
            );

            migrationBuilder.CreateIndex(name: "IX_PlanTasks_CompletedAt", table: "PlanTasks", column: "CompletedAt");

            // What was decided before this migration, counted by the calendar as it is stored.
            migrationBuilder.Sql(
                """
                UPDATE "WorkItems" SET "Workdays" = (
                    SELECT 5 * (b / 7) + LEAST(b % 7 + 1, 5) - 5 * (a / 7) - LEAST(a % 7 + 1, 5) + (
                        SELECT COALESCE(SUM(CASE
                            WHEN kind = 'working' AND n % 7 >= 5 THEN 1
                            WHEN kind = 'holiday' AND n % 7 < 5 THEN -1
                            ELSE 0 END), 0)
                        FROM (
                            SELECT value ->> 'kind' AS kind, (value ->> 'day')::date - DATE '0001-01-01' AS n
                            FROM "CalendarYears", jsonb_array_elements("Days"::jsonb)) AS days
                        WHERE n > a AND n <= b)
                    FROM (
                        SELECT ("CreatedAt" AT TIME ZONE 'Asia/Shanghai')::date - DATE '0001-01-01' AS a,
                            ("CompletedAt" AT TIME ZONE 'Asia/Shanghai')::date - DATE '0001-01-01' AS b) AS span)
                WHERE "State" = 'Done';

                UPDATE "Subtasks" SET "CompletedLate" = TRUE
                WHERE "Status" = 'Completed' AND "DueOn" < ("EndedAt" AT TIME ZONE 'Asia/Shanghai')::date;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Subtasks_Period_StartsOn", table: "Subtasks");

            migrationBuilder.DropIndex(name: "IX_PlanTasks_CompletedAt", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "Workdays", table: "WorkItems");

            migrationBuilder.DropColumn(name: "CompletedLate", table: "Subtasks");

            migrationBuilder.DropColumn(name: "SupervisingLeaderIds", table: "Departments");
        }
    }
}
