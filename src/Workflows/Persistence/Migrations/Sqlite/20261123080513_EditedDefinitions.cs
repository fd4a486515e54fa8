using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EditedDefinitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Commits",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<bool>(
                name: "IsReadonly",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<bool>(
                name: "IsSystem",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "Labels",
                table: "WorkflowDefinitions",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<long>(
                name: "SavedAt",
                table: "WorkflowDefinitions",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "SavedById",
                table: "WorkflowDefinitions",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowDefinitions_IsLatest_CreatedAt",
                table: "WorkflowDefinitions",
                columns: new[] { "IsLatest", "CreatedAt" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_WorkflowDefinitions_IsLatest_CreatedAt", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "Commits", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "IsReadonly", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "IsSystem", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "Labels", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "Revision", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "SavedAt", table: "WorkflowDefinitions");

            migrationBuilder.DropColumn(name: "SavedById", table: "WorkflowDefinitions");
        }
    }
}
