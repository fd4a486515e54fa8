using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Substitutions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "OnBehalfOfId", table: "WorkItems", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "OnBehalfOfId", table: "Submissions", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "OnBehalfOfId", table: "Reviews", type: "uuid", nullable: true);

            migrationBuilder.CreateTable(
                name: "Substitutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "uuid", nullable: false),
                    DefinitionId = table.Column<string>(type: "text", nullable: true),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
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
