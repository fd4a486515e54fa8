using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Supervision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AcceptedLate",
                table: "PlanTasks",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "ExtensionCount",
                table: "PlanTasks",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HandedOutAt",
                table: "PlanTasks",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SuspendedAt",
                table: "PlanTasks",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "SuspendedStatus",
                table: "PlanTasks",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "TerminatedAt",
                table: "PlanTasks",
                type: "timestamp with time zone",
                nullable: true
            );

            // Tasks handed out before this was kept were so together with their plan.
            migrationBuilder.Sql(
                """
                UPDATE "PlanTasks" SET "HandedOutAt" =
                    (SELECT "LaunchedAt" FROM "Plans" WHERE "Plans"."Id" = "PlanTasks"."PlanId")
                """
            );

            migrationBuilder.CreateTable(
                name: "ExtensionRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    FormerDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Opinion = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExtensionRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExtensionRequests_PlanTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "PlanTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExtensionRequests_DepartmentId_RequestedAt",
                table: "ExtensionRequests",
                columns: new[] { "DepartmentId", "RequestedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExtensionRequests_OnePending",
                table: "ExtensionRequests",
                column: "TaskId",
                unique: true,
                filter: "\"Status\" = 'Pending'"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExtensionRequests_Status_RequestedAt",
                table: "ExtensionRequests",
                columns: new[] { "Status", "RequestedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExtensionRequests_TaskId_RequestedAt",
                table: "ExtensionRequests",
                columns: new[] { "TaskId", "RequestedAt" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ExtensionRequests");

            migrationBuilder.DropColumn(name: "AcceptedLate", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "ExtensionCount", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "HandedOutAt", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "SuspendedAt", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "SuspendedStatus", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "TerminatedAt", table: "PlanTasks");
        }
    }
}
