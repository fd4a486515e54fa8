using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkItemAssignees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_WorkItems_State_DepartmentId_Role_Id", table: "WorkItems");

            migrationBuilder.AddColumn<long>(name: "AssignedAt", table: "WorkItems", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "AssigneeId", table: "WorkItems", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DefinitionId",
                table: "WorkItems",
                type: "TEXT",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<bool>(
                name: "IsClaimed",
                table: "WorkItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.Sql(
                """
                UPDATE "WorkItems" SET "DefinitionId" = (
                    SELECT "DefinitionId" FROM "WorkflowInstances"
                    WHERE "WorkflowInstances"."Id" = "WorkItems"."WorkflowInstanceId"
                )
                """
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_AssigneeId_DepartmentId_Role_Id",
                table: "WorkItems",
                columns: new[] { "State", "AssigneeId", "DepartmentId", "Role", "Id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_WorkItems_State_AssigneeId_DepartmentId_Role_Id", table: "WorkItems");

            migrationBuilder.DropColumn(name: "AssignedAt", table: "WorkItems");

            migrationBuilder.DropColumn(name: "AssigneeId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "DefinitionId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "IsClaimed", table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_DepartmentId_Role_Id",
                table: "WorkItems",
                columns: new[] { "State", "DepartmentId", "Role", "Id" }
            );
        }
    }
}
