using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SavedViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_PlanTasks_DueOn", table: "PlanTasks", column: "DueOn");

            migrationBuilder.CreateIndex(name: "IX_PlanTasks_HandedOutAt", table: "PlanTasks", column: "HandedOutAt");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_Path_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "Path", "Name" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "SavedViews");

            migrationBuilder.DropIndex(name: "IX_PlanTasks_DueOn", table: "PlanTasks");

            migrationBuilder.DropIndex(name: "IX_PlanTasks_HandedOutAt", table: "PlanTasks");
        }
    }
}
