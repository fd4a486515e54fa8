using Microsoft.Data.Sqlite;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Api.Tests.Crashes;

/// <summary>The real process, killed at random moments under load.</summary>
public sealed class CrashTests
{
    private const int Kills = 12;

    private static readonly string[] People =
    [
        "office",
        "xuanchuan.handler",
        "xuanchuan.head",
        "qingfa.handler",
        "qingfa.head",
        "zhilian.handler",
        "zhilian.head",
        "tongzhan.handler",
    ];

    [Fact]
    public async Task Killed_at_any_moment_the_service_keeps_every_acknowledged_command_and_nothing_half_done()
    {
        await using var service = new ServiceProcess();
        using var work = new Workload(service.Address);
        var random = new Random(20210317);

        for (var kill = 0; kill < Kills; kill++)
        {
            await service.StartAsync();
            var people = People.Select(work.WorkAsync).ToList();
            if (kill % 4 > 0)
                await work.DecisionsAsync(random.Next(1, 20));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 100)), TimeProvider.System);
            await service.KillAsync();
            await Task.WhenAll(people);
            await EnsureConsistentAsync(service, work);
        }

        Assert.True(
            work.Decided.Count > 3 * Kills,
            $"Only {work.Decided.Count} commands were acknowledged: too little load to show anything."
        );
        await service.StartAsync();
        await EnsureEveryReminderIsSentOnceAsync(service);
    }

    private static async Task EnsureConsistentAsync(ServiceProcess service, Workload work)
    {
        await using var database = new SqliteConnection($"Data Source={service.Database};Pooling=False");
        await database.OpenAsync();

        var decided = await PairsAsync(database, "SELECT lower(Id), Outcome FROM WorkItems WHERE State = 'Done'");
        foreach (var (id, outcome) in work.Decided)
            Assert.Equal(outcome, decided.GetValueOrDefault(id));
        var subtasks = await PairsAsync(database, "SELECT lower(Id), WorkflowInstanceId FROM Subtasks");
        Assert.All(
            work.Subtasks,
            id => Assert.True(subtasks.ContainsKey(id), $"Subtask {id} was acknowledged and is lost.")
        );

        foreach (var (rule, query) in Violations)
            Assert.True(await CountAsync(database, query) == 0, rule);
    }

    private static readonly (string Rule, string Query)[] Violations =
    [
        (
            "Every open work item waits at a bookmark.",
            "SELECT count(*) FROM WorkItems w WHERE w.State = 'Open' AND NOT EXISTS (SELECT 1 FROM Bookmarks b WHERE b.Id = w.BookmarkId)"
        ),
        (
            "Every bookmark of a person's step has an open work item.",
            "SELECT count(*) FROM Bookmarks b WHERE b.Name = 'Approvals.WorkItem' AND NOT EXISTS (SELECT 1 FROM WorkItems w WHERE w.BookmarkId = b.Id AND w.State = 'Open')"
        ),
        (
            "Every running instance waits for something.",
            "SELECT count(*) FROM WorkflowInstances i WHERE i.Status = 'Running' AND NOT EXISTS (SELECT 1 FROM Bookmarks b WHERE b.InstanceId = i.Id)"
        ),
        (
            "Every task and every open subtask has one open work item.",
            "SELECT count(*) FROM WorkflowInstances i WHERE i.Status = 'Running' AND 1 <> (SELECT count(*) FROM WorkItems w WHERE w.WorkflowInstanceId = i.Id AND w.State = 'Open')"
        ),
        (
            "Every decision stands once in the record.",
            "SELECT abs((SELECT count(*) FROM WorkItems WHERE State = 'Done') - (SELECT count(*) FROM AuditRecords WHERE Action LIKE 'workItem.%'))"
        ),
        (
            "Every submitted result has its decision.",
            "SELECT abs((SELECT count(*) FROM Submissions) - (SELECT count(*) FROM WorkItems WHERE Outcome = 'submit'))"
        ),
        (
            "The count of open subtasks is right.",
            "SELECT count(*) FROM PlanTasks t WHERE t.OpenSubtaskCount <> (SELECT count(*) FROM Subtasks s WHERE s.TaskId = t.Id AND s.Status NOT IN ('Completed', 'Cancelled'))"
        ),
        (
            "Nobody was reminded twice of one thing.",
            "SELECT count(*) FROM (SELECT 1 FROM Notices GROUP BY SubtaskId, TaskId, PersonId, Kind HAVING count(*) > 1)"
        ),
        ("The plan was imported once.", "SELECT abs(count(*) - 23) FROM PlanTasks"),
    ];

    // Every subtask was due on the day it was made, so each that is still open is owed one notice to its handler.
    private static async Task EnsureEveryReminderIsSentOnceAsync(ServiceProcess service)
    {
        await using var database = new SqliteConnection($"Data Source={service.Database}");
        await database.OpenAsync();
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (
            await CountAsync(
                database,
                "SELECT count(*) FROM Reminders WHERE FiredAt IS NULL AND CancelledAt IS NULL AND Kind = 'DueToday'"
            ) > 0
        )
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(45), "Reminders that are due were not sent.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        const string Reminded = "SELECT count(*) FROM Notices n WHERE n.ReminderId = r.Id";
        Assert.True(
            await CountAsync(database, "SELECT count(*) FROM Reminders WHERE FiredAt IS NOT NULL") > 0,
            "No reminder was sent at all."
        );
        Assert.Equal(
            0,
            await CountAsync(
                database,
                $"SELECT count(*) FROM Reminders r WHERE r.FiredAt IS NOT NULL AND 1 <> ({Reminded})"
            )
        );
    }

    private static async Task<long> CountAsync(SqliteConnection database, string query)
    {
        await using var command = database.CreateCommand();
        command.CommandText = query;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<Dictionary<string, string>> PairsAsync(SqliteConnection database, string query)
    {
        await using var command = database.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            pairs[reader.GetString(0)] = reader.GetString(1);
        return pairs;
    }
}
