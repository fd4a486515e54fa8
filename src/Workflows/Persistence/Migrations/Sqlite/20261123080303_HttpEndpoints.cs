using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HttpEndpoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "Route", table: "Triggers", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Endpoint", table: "Bookmarks", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Route", table: "Bookmarks", type: "TEXT", nullable: true);

            migrationBuilder.CreateIndex(name: "IX_Triggers_Route", table: "Triggers", column: "Route");

            migrationBuilder.CreateIndex(name: "IX_Bookmarks_Route", table: "Bookmarks", column: "Route");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Triggers_Route", table: "Triggers");

            migrationBuilder.DropIndex(name: "IX_Bookmarks_Route", table: "Bookmarks");

            migrationBuilder.DropColumn(name: "Route", table: "Triggers");

            migrationBuilder.DropColumn(name: "Endpoint", table: "Bookmarks");

            migrationBuilder.DropColumn(name: "Route", table: "Bookmarks");
        }
    }
}
