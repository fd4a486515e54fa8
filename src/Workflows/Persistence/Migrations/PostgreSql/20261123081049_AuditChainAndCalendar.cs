using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AuditChainAndCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_AuditRecords_PlanId_At", table: "AuditRecords");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_TaskId_At", table: "AuditRecords");

            migrationBuilder.AddColumn<string>(
                name: "Algorithm",
                table: "AuditRecords",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "AuditRecords",
                type: "character varying(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "AuditRecords",
                type: "character varying(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "AuditRecords",
                type: "bigint",
                nullable: false,
                defaultValue: 0L
            );

            // Rows written before there was a chain get their places now; the start links them by hash.
            migrationBuilder.Sql(
                """
                UPDATE "AuditRecords" SET "Sequence" = numbered."Place"
                FROM (SELECT "Id" AS "RowId", row_number() OVER (ORDER BY "At", "Id") AS "Place" FROM "AuditRecords") AS numbered
                WHERE numbered."RowId" = "AuditRecords"."Id";
                """
            );

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "CalendarYears",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: true),
                    Days = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarYears", x => x.Year);
                }
            );

            migrationBuilder.CreateTable(
                name: "PlanDocuments",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanDocuments", x => x.PlanId);
                    table.ForeignKey(
                        name: "FK_PlanDocuments_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.InsertData(
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_Action_Sequence",
                table: "AuditRecords",
                columns: new[] { "Action", "Sequence" }
            );

            migrationBuilder.CreateIndex(name: "IX_AuditRecords_At", table: "AuditRecords", column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_PersonId_Sequence",
                table: "AuditRecords",
                columns: new[] { "PersonId", "Sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_PlanId_Sequence",
                table: "AuditRecords",
                columns: new[] { "PlanId", "Sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_Sequence",
                table: "AuditRecords",
                column: "Sequence",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_TaskId_Sequence",
                table: "AuditRecords",
                columns: new[] { "TaskId", "Sequence" }
            );

            // A row is linked once and never changes again; the end of the chain never goes back.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION workflows_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the audit chain is only ever added to'; END $$;
                CREATE TRIGGER "AuditRecords_Update" BEFORE UPDATE ON "AuditRecords"
                    FOR EACH ROW WHEN (OLD."Hash" <> '') EXECUTE FUNCTION workflows_audit_refuse();
                CREATE TRIGGER "AuditRecords_Delete" BEFORE DELETE ON "AuditRecords"
                    FOR EACH ROW EXECUTE FUNCTION workflows_audit_refuse();
                CREATE TRIGGER "AuditRecords_Truncate" BEFORE TRUNCATE ON "AuditRecords"
                    FOR EACH STATEMENT EXECUTE FUNCTION workflows_audit_refuse();
                CREATE TRIGGER "AuditHead_Update" BEFORE UPDATE ON "AuditHead"
                    FOR EACH ROW WHEN (NEW."Sequence" < OLD."Sequence") EXECUTE FUNCTION workflows_audit_refuse();
                CREATE TRIGGER "AuditHead_Delete" BEFORE DELETE ON "AuditHead"
                    FOR EACH ROW EXECUTE FUNCTION workflows_audit_refuse();
                CREATE TRIGGER "AuditHead_Truncate" BEFORE TRUNCATE ON "AuditHead"
                    FOR EACH STATEMENT EXECUTE FUNCTION workflows_audit_refuse();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "AuditRecords_Update" ON "AuditRecords";
                DROP TRIGGER "AuditRecords_Delete" ON "AuditRecords";
                DROP TRIGGER "AuditRecords_Truncate" ON "AuditRecords";
                DROP TRIGGER "AuditHead_Update" ON "AuditHead";
                DROP TRIGGER "AuditHead_Delete" ON "AuditHead";
                DROP TRIGGER "AuditHead_Truncate" ON "AuditHead";
                DROP FUNCTION workflows_audit_refuse();
                """
            );

            migrationBuilder.DropTable(name: "AuditHead");

            migrationBuilder.DropTable(name: "CalendarYears");

            migrationBuilder.DropTable(name: "PlanDocuments");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_Action_Sequence", table: "AuditRecords");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_At", table: "AuditRecords");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_PersonId_Sequence", table: "AuditRecords");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_PlanId_Sequence", table: "AuditRecords");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_Sequence", table: "AuditRecords");

            migrationBuilder.DropIndex(name: "IX_AuditRecords_TaskId_Sequence", table: "AuditRecords");

            migrationBuilder.DropColumn(name: "Algorithm", table: "AuditRecords");

            migrationBuilder.DropColumn(name: "Hash", table: "AuditRecords");

            migrationBuilder.DropColumn(name: "PreviousHash", table: "AuditRecords");

            migrationBuilder.DropColumn(name: "Sequence", table: "AuditRecords");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_PlanId_At",
                table: "AuditRecords",
                columns: new[] { "PlanId", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_TaskId_At",
                table: "AuditRecords",
                columns: new[] { "TaskId", "At" }
            );
        }
    }
}
