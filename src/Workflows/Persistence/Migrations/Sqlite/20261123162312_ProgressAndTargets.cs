using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProgressAndTargets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_PlanTasks_LeadDepartmentId", table: "PlanTasks");

            migrationBuilder.AddColumn<long>(name: "ArchivedAt", table: "PlanTasks", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CompletedLate",
                table: "PlanTasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "ReturnCount",
                table: "PlanTasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<int>(name: "WorkdaysTaken", table: "PlanTasks", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "ReportId", table: "Evidence", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "ProgressReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Opinion = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgressReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgressReports_PlanTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "PlanTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TargetEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TargetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReversesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetEntries_Targets_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Targets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PlanTasks_LeadDepartmentId_HandedOutAt",
                table: "PlanTasks",
                columns: new[] { "LeadDepartmentId", "HandedOutAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_Evidence_ReportId", table: "Evidence", column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressReports_TaskId_SubmittedAt",
                table: "ProgressReports",
                columns: new[] { "TaskId", "SubmittedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_TargetEntries_ReversesId",
                table: "TargetEntries",
                column: "ReversesId",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_TargetEntries_SubmissionId",
                table: "TargetEntries",
                column: "SubmissionId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_TargetEntries_TargetId_At",
                table: "TargetEntries",
                columns: new[] { "TargetId", "At" }
            );

            migrationBuilder.CreateIndex(name: "IX_TargetEntries_TaskId", table: "TargetEntries", column: "TaskId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ProgressReports");

            migrationBuilder.DropTable(name: "TargetEntries");

            migrationBuilder.DropIndex(name: "IX_PlanTasks_LeadDepartmentId_HandedOutAt", table: "PlanTasks");

            migrationBuilder.DropIndex(name: "IX_Evidence_ReportId", table: "Evidence");

            migrationBuilder.DropColumn(name: "ArchivedAt", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "CompletedLate", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "ReturnCount", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "WorkdaysTaken", table: "PlanTasks");

            migrationBuilder.DropColumn(name: "ReportId", table: "Evidence");

            migrationBuilder.CreateIndex(
                name: "IX_PlanTasks_LeadDepartmentId",
                table: "PlanTasks",
                column: "LeadDepartmentId"
            );
        }
    }
}
