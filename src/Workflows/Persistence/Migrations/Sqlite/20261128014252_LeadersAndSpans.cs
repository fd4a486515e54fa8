using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeadersAndSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "Workdays", table: "WorkItems", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CompletedLate",
                table: "Subtasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "SupervisingLeaderIds",
                table: "Departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]"
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
                    SELECT 5 * (b / 7) + MIN(b % 7 + 1, 5) - 5 * (a / 7) - MIN(a % 7 + 1, 5) + (
                        SELECT COALESCE(SUM(CASE
                            WHEN kind = 'working' AND n % 7 >= 5 THEN 1
                            WHEN kind = 'holiday' AND n % 7 < 5 THEN -1
                            ELSE 0 END), 0)
                        FROM (
                            SELECT json_extract(value, '$.kind') AS kind,
                                CAST(julianday(json_extract(value, '$.day')) - julianday('0001-01-01') AS INTEGER) AS n
                            FROM "CalendarYears", json_each("Days"))
                        WHERE n > a AND n <= b)
                    FROM (
                        SELECT ("CreatedAt" + 288000000000) / 864000000000 AS a,
                            ("CompletedAt" + 288000000000) / 864000000000 AS b))
                WHERE "State" = 'Done';

                UPDATE "Subtasks" SET "CompletedLate" = 1
                WHERE "Status" = 'Completed'
                    AND "DueOn" < date("EndedAt" / 10000000 - 62135596800 + 28800, 'unixepoch');
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
