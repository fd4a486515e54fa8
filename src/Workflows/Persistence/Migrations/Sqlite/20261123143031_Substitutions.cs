using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Substitutions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "OnBehalfOfId", table: "WorkItems", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "OnBehalfOfId", table: "Submissions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "OnBehalfOfId", table: "Reviews", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "Substitutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", nullable: true),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Substitutions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Substitutions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Substitutions_People_SubstituteId",
                        column: x => x.SubstituteId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_FromOn_Id",
                table: "Substitutions",
                columns: new[] { "FromOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_PersonId_ToOn",
                table: "Substitutions",
                columns: new[] { "PersonId", "ToOn" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_SubstituteId_ToOn",
                table: "Substitutions",
                columns: new[] { "SubstituteId", "ToOn" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Substitutions");

            migrationBuilder.DropColumn(name: "OnBehalfOfId", table: "WorkItems");

            migrationBuilder.DropColumn(name: "OnBehalfOfId", table: "Submissions");

            migrationBuilder.DropColumn(name: "OnBehalfOfId", table: "Reviews");
        }
    }
}
