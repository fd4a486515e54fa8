using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RecordOfWorkItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "WorkItemId", table: "Submissions", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "WorkItemId", table: "AuditRecords", type: "uuid", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "WorkItemId", table: "Submissions");

            migrationBuilder.DropColumn(name: "WorkItemId", table: "AuditRecords");
        }
    }
}
