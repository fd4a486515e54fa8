using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workflows.Api.Tests.Hosting;
using Workflows.Audit;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Audit;

/// <summary>A database from before the chain is linked when the service starts on it.</summary>
public sealed class OldRecordTests(SharedServices services)
{
    // Its own organisation: the database is not one that was started before.
    private static readonly Dictionary<string, string> FromNothing = new(StringComparer.Ordinal)
    {
        ["Organization:SeedFile"] = Path.Combine(Repository.Root, "seeds", "organization.json"),
    };

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Rows_of_the_first_release_get_their_places_at_the_next_start_once(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database, FromNothing);
        await using (var db = Open(service, database))
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial");
            foreach (var (id, minute) in new[] { (1, 2), (2, 1), (3, 3) })
                await db.Database.ExecuteSqlRawAsync(OldRow(database, id, minute));
        }

        var auditor = await service.SignInAsync("auditor");
        var verdict = await auditor.GetAsync("/api/audit/verification");
        Assert.True((bool)verdict["intact"]!, verdict.ToJsonString());
        Assert.Equal(
            ["act 2", "act 1", "act 3"],
            (await auditor.ListAsync("/api/audit")).Reverse().Select(row => (string)row["summary"]!)
        );

        // A row put in past the service gets no place by a restart: it is named instead.
        await using (var db = Open(service, database))
            await db.Database.ExecuteSqlRawAsync(ForgedRow(database));
        await using (var db = Open(service, database))
        {
            using var gate = new WriteGate(oneWriter: true);
            var chain = new AuditChain(db, gate);
            Assert.Equal(0, await chain.LinkOldRowsAsync(TestContext.Current.CancellationToken));
        }

        verdict = await auditor.GetAsync("/api/audit/verification");
        Assert.Equal("not_chained", (string)verdict["faults"]![0]!["code"]!);
    }

    private static WorkflowsDbContext Open(Service service, DatabaseProvider database)
    {
        var connection = service.ToolSettings[2]["--Database:ConnectionString=".Length..];
        var folder = service.ToolSettings[0]["--Data:Directory=".Length..];
        return database is DatabaseProvider.Sqlite
            ? new SqliteWorkflowsDbContext(
                new DbContextOptionsBuilder<SqliteWorkflowsDbContext>()
                    .UseSqlite($"Data Source={Path.Combine(folder, "workflows.db")}")
                    .Options
            )
            : new PostgreSqlWorkflowsDbContext(
                new DbContextOptionsBuilder<PostgreSqlWorkflowsDbContext>().UseNpgsql(connection).Options
            );
    }

    private static string OldRow(DatabaseProvider database, int id, int minute) =>
        $"""
            INSERT INTO "AuditRecords" ("Id", "At", "Action", "Summary")
            VALUES ('{Id(id)}', {Moment(database, minute)}, 'plan.create', 'act {id}')
            """;

    private static string ForgedRow(DatabaseProvider database) =>
        $"""
            INSERT INTO "AuditRecords" ("Id", "At", "Action", "Summary", "Sequence")
            VALUES ('{Id(4)}', {Moment(database, 4)}, 'plan.create', 'act 4', 4)
            """;

    private static string Id(int id) => $"0190AAAA-0000-7000-8000-00000000000{id}";

    private static string Moment(DatabaseProvider database, int minute) =>
        database is DatabaseProvider.Sqlite
            ? $"{new DateTimeOffset(2026, 1, 1, 0, minute, 0, TimeSpan.Zero).Ticks + 7}"
            : $"'2026-01-01 00:0{minute}:00.1234567Z'";
}
