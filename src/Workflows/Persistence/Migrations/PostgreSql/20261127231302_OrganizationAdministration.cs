using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OrganizationAdministration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Departments_ShortName", table: "Departments");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ClosedAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Mail",
                table: "People",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "WantsMail",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ClosedAt",
                table: "Departments",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "MustChangePassword",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.CreateTable(
                name: "OfficeSettings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeSettings", x => x.Name);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_People_Name_Id", table: "People", columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Departments_ShortName",
                table: "Departments",
                column: "ShortName",
                unique: true,
                filter: "\"ClosedAt\" IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "OfficeSettings");

            migrationBuilder.DropIndex(name: "IX_People_Name_Id", table: "People");

            migrationBuilder.DropIndex(name: "IX_Departments_ShortName", table: "Departments");

            migrationBuilder.DropColumn(name: "ClosedAt", table: "People");

            migrationBuilder.DropColumn(name: "Mail", table: "People");

            migrationBuilder.DropColumn(name: "WantsMail", table: "People");

            migrationBuilder.DropColumn(name: "ClosedAt", table: "Departments");

            migrationBuilder.DropColumn(name: "MustChangePassword", table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Departments_ShortName",
                table: "Departments",
                column: "ShortName",
                unique: true
            );
        }
    }
}
