using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ItemOperations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "Instruction", table: "WorkItems", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsRemoved",
                table: "WorkItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "UrgeCount",
                table: "WorkItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<long>(name: "UrgedAt", table: "WorkItems", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecidedByItemId",
                table: "ApprovalRounds",
                type: "TEXT",
                nullable: true
            );

            // Until now the deciding vote was told by its moment.
            migrationBuilder.Sql(
                """
                UPDATE "ApprovalRounds" SET "DecidedByItemId" = (
                    SELECT MIN("Id") FROM "WorkItems"
                    WHERE "WorkItems"."RoundId" = "ApprovalRounds"."Id"
                      AND "WorkItems"."State" = 'Done'
                      AND "WorkItems"."CompletedAt" = "ApprovalRounds"."EndedAt")
                WHERE "State" = 'Decided';
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Instruction", table: "WorkItems");

            migrationBuilder.DropColumn(name: "IsRemoved", table: "WorkItems");

            migrationBuilder.DropColumn(name: "UrgeCount", table: "WorkItems");

            migrationBuilder.DropColumn(name: "UrgedAt", table: "WorkItems");

            migrationBuilder.DropColumn(name: "DecidedByItemId", table: "ApprovalRounds");
        }
    }
}
