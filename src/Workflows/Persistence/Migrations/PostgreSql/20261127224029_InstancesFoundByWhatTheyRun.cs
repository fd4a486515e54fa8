using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class InstancesFoundByWhatTheyRun : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_DefinitionId_DefinitionVersion_Status",
                table: "WorkflowInstances",
                columns: new[] { "DefinitionId", "DefinitionVersion", "Status" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_IncidentCount",
                table: "WorkflowInstances",
                column: "IncidentCount",
                filter: "\"IncidentCount\" > 0"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_DefinitionId_DefinitionVersion_Status",
                table: "WorkflowInstances"
            );

            migrationBuilder.DropIndex(name: "IX_WorkflowInstances_IncidentCount", table: "WorkflowInstances");
        }
    }
}
