using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ApprovalRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_WorkItems_BookmarkId", table: "WorkItems");

            migrationBuilder.DropIndex(name: "IX_WorkItems_State_DepartmentId_Role_Id", table: "WorkItems");

            migrationBuilder.AddColumn<Guid>(name: "AddedById", table: "WorkItems", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AssignedAt",
                table: "WorkItems",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "AssigneeId", table: "WorkItems", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DefinitionId",
                table: "WorkItems",
                type: "text",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<Guid>(name: "GroupId", table: "WorkItems", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GroupMode",
                table: "WorkItems",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<bool>(
                name: "IsClaimed",
                table: "WorkItems",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "Placement",
                table: "WorkItems",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<int>(
                name: "Position",
                table: "WorkItems",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<Guid>(
                name: "RoundId",
                table: "WorkItems",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000")
            );

            migrationBuilder.AddColumn<Guid>(name: "SponsorId", table: "WorkItems", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "WorkItems",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.CreateTable(
                name: "ApprovalRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkflowInstanceId = table.Column<string>(type: "text", nullable: false),
                    BookmarkId = table.Column<string>(type: "text", nullable: false),
                    ActivityId = table.Column<string>(type: "text", nullable: false),
                    Order = table.Column<long>(type: "bigint", nullable: false),
                    OpenedByRoundId = table.Column<Guid>(type: "uuid", nullable: true),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OnRefusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PassShare = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    PassCount = table.Column<int>(type: "integer", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Acts = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalRounds", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_WorkItems_BookmarkId", table: "WorkItems", column: "BookmarkId");

            migrationBuilder.CreateIndex(name: "IX_WorkItems_RoundId", table: "WorkItems", column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_AssigneeId_DepartmentId_Role_Id",
                table: "WorkItems",
                columns: new[] { "State", "AssigneeId", "DepartmentId", "Role", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRounds_BookmarkId",
                table: "ApprovalRounds",
                column: "BookmarkId",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRounds_WorkflowInstanceId_OpenedAt_Order",
                table: "ApprovalRounds",
                columns: new[] { "WorkflowInstanceId", "OpenedAt", "Order" }
            );

            // Every step that waited or was decided before has a round of one.
            migrationBuilder.Sql(
                """
                INSERT INTO "ApprovalRounds" ("Id", "WorkflowInstanceId", "BookmarkId", "ActivityId", "Order", "Mode", "OnRefusal", "OpenedAt", "State", "Outcome", "EndedAt", "Acts", "Version")
                SELECT "Id", "WorkflowInstanceId", "BookmarkId",
                    COALESCE((SELECT "ActivityId" FROM "Bookmarks" WHERE "Bookmarks"."Id" = "WorkItems"."BookmarkId"), ''),
                    0, 'Any', 'EndNow', "CreatedAt",
                    CASE "State" WHEN 'Done' THEN 'Decided' ELSE "State" END, "Outcome", "CompletedAt", 0, 0
                FROM "WorkItems"
                """
            );
            migrationBuilder.Sql(
                """
                UPDATE "WorkItems" SET "RoundId" = "Id", "Placement" = 'Parallel', "GroupMode" = 'All', "Weight" = 1,
                    "DefinitionId" = (
                        SELECT "DefinitionId" FROM "WorkflowInstances"
                        WHERE "WorkflowInstances"."Id" = "WorkItems"."WorkflowInstanceId"
                    )
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ApprovalRounds");

            migrationBuilder.DropIndex(name: "IX_WorkItems_BookmarkId", table: "WorkItems");

            migrationBuilder.DropIndex(name: "IX_WorkItems_RoundId", table: "WorkItems");

            migrationBuilder.DropIndex(name: "IX_WorkItems_State_AssigneeId_DepartmentId_Role_Id", table: "WorkItems");

            migrationBuilder.DropColumn(name: "AddedById", table: "WorkItems");

            migrationBuilder.DropColumn(name: "AssignedAt", table: "WorkItems");

            migrationBuilder.DropColumn(name: "AssigneeId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "DefinitionId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "GroupId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "GroupMode", table: "WorkItems");

            migrationBuilder.DropColumn(name: "IsClaimed", table: "WorkItems");

            migrationBuilder.DropColumn(name: "Placement", table: "WorkItems");

            migrationBuilder.DropColumn(name: "Position", table: "WorkItems");

            migrationBuilder.DropColumn(name: "RoundId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "SponsorId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "Weight", table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_BookmarkId",
                table: "WorkItems",
                column: "BookmarkId",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_DepartmentId_Role_Id",
                table: "WorkItems",
                columns: new[] { "State", "DepartmentId", "Role", "Id" }
            );
        }
    }
}
