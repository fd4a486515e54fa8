using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Audit;

/// <summary>The record can be read by those who may, and whoever changes it behind the service's back is found out.</summary>
public sealed class AuditChainTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Decisions_taken_at_once_make_one_chain_and_a_refused_one_leaves_no_gap(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var plan = await office.LaunchOwnAsync();
        var items = new List<(Session Person, string Id)>();
        foreach (var department in Office.Codes)
        {
            var person = await office.PersonAsync($"{department}.handler");
            foreach (var item in await person.ListAsync("/api/work-items?state=open"))
                items.Add((person, (string)item["id"]!));
        }

        await Task.WhenAll(
            items.Select(item =>
                item.Person.PostAsync($"/api/work-items/{item.Id}/complete", new { outcome = "accept" })
            )
        );

        await items[0]
            .Person.RefusedAsync(
                HttpStatusCode.Conflict,
                $"/api/work-items/{items[0].Id}/complete",
                new { outcome = "accept" }
            );

        var auditor = await office.PersonAsync("auditor");
        var verdict = await auditor.GetAsync("/api/audit/verification");
        Assert.True((bool)verdict["intact"]!, verdict.ToJsonString());
        Assert.Equal(items.Count + 2, (int)verdict["rows"]!);
        Assert.Equal((long)verdict["rows"]!, (long)verdict["headSequence"]!);

        var accepted = await auditor.ListAsync($"/api/audit?planId={plan}&action=workItem.accept");
        Assert.Equal(items.Count, accepted.Count);
        var sequences = (await auditor.ListAsync("/api/audit")).Select(row => (long)row["sequence"]!).ToList();
        Assert.Equal(Enumerable.Range(1, items.Count + 2).Select(place => (long)place).Reverse(), sequences);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_record_is_filtered_and_shown_only_to_those_who_read_everything(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var task = (string)(await office.TaskOfAsync(plan, "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var auditor = await office.PersonAsync("auditor");

        Assert.Equal(2, (await auditor.ListAsync($"/api/audit?planId={plan}&action=plan.")).Count);
        var row = Assert.Single(await auditor.ListAsync($"/api/audit?taskId={task}"));
        Assert.Equal("workItem.accept", (string)row["action"]!);
        Assert.Single(
            await auditor.ListAsync(
                $"/api/audit?taskId={task}&personId={row["personId"]}&from=2026-03-02&to=2026-03-02"
            )
        );
        Assert.Empty(await auditor.ListAsync($"/api/audit?taskId={task}&to=2026-03-01"));
        Assert.Empty(await auditor.ListAsync($"/api/audit?taskId={task}&from=2026-03-03"));
        (await auditor.SendAsync(HttpMethod.Get, "/api/audit?from=2026-03-03&to=2026-03-01")).Problem(
            HttpStatusCode.BadRequest
        );

        foreach (var userName in new[] { "xuanchuan.head", "xuanchuan.handler" })
        {
            var person = await office.PersonAsync(userName);
            (await person.SendAsync(HttpMethod.Get, "/api/audit")).Problem(HttpStatusCode.Forbidden);
            (await person.SendAsync(HttpMethod.Get, "/api/audit/verification")).Problem(HttpStatusCode.Forbidden);
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_database_refuses_a_forger_and_past_its_guard_every_forgery_is_found_and_named(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        await FourRowsAsync(service);
        var auditor = await service.SignInAsync("auditor");
        foreach (var guarded in Forgeries.Where(forgery => forgery.Sql.StartsWith("DELETE", StringComparison.Ordinal)))
            await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(service, guarded.Sql));
        await Assert.ThrowsAnyAsync<DbException>(() =>
            ExecuteAsync(service, "UPDATE \"AuditRecords\" SET \"Summary\" = 'x'")
        );
        await Assert.ThrowsAnyAsync<DbException>(() =>
            ExecuteAsync(service, "UPDATE \"AuditHead\" SET \"Sequence\" = 0")
        );
        var head = await ToolProcess.RunAsync(["audit", "head", .. service.ToolSettings]);
        Assert.True(head.ExitCode == 0, head.Text);
        var noted = head.Text.Trim().Split(' ')[1];
        var fine = await ToolProcess.RunAsync(["audit", "verify", "--expect", noted, .. service.ToolSettings]);
        Assert.True(fine.ExitCode == 0, fine.Text);
        Assert.Contains("第4条", fine.Text, StringComparison.Ordinal);

        await DropGuardAsync(service, database);
        foreach (var (sql, code, named) in Forgeries)
        {
            await RestoreAsync(service);
            Assert.True((bool)(await auditor.GetAsync("/api/audit/verification"))["intact"]!);
            await ExecuteAsync(service, sql);

            var verdict = await auditor.GetAsync("/api/audit/verification");
            Assert.False((bool)verdict["intact"]!, sql);
            Assert.Equal(code, (string)verdict["faults"]![0]!["code"]!);
            Assert.Contains(named, (string)verdict["faults"]![0]!["message"]!, StringComparison.Ordinal);
        }

        var tool = await ToolProcess.RunAsync(["audit", "verify", .. service.ToolSettings]);
        Assert.True(tool.ExitCode == 1, tool.Text);
        Assert.Contains(Forgeries[^1].Named, tool.Text, StringComparison.Ordinal);

        // An end cut off so well that nothing is left of it: only a hash noted elsewhere tells.
        await RestoreAsync(service);
        await ExecuteAsync(service, "DELETE FROM \"AuditRecords\" WHERE \"Sequence\" = 4");
        await ExecuteAsync(
            service,
            "UPDATE \"AuditHead\" SET \"Sequence\" = 3, \"Hash\" = (SELECT \"Hash\" FROM \"AuditRecords\" WHERE \"Sequence\" = 3)"
        );
        Assert.True((bool)(await auditor.GetAsync("/api/audit/verification"))["intact"]!);
        var cut = await ToolProcess.RunAsync(["audit", "verify", "--expect", noted, .. service.ToolSettings]);
        Assert.True(cut.ExitCode == 1, cut.Text);
        Assert.Contains(noted, cut.Text, StringComparison.Ordinal);
    }

    private static readonly IReadOnlyList<(string Sql, string Code, string Named)> Forgeries =
    [
        ("UPDATE \"AuditRecords\" SET \"Comment\" = '同意' WHERE \"Sequence\" = 3", "altered", "第3条"),
        ("DELETE FROM \"AuditRecords\" WHERE \"Sequence\" = 3", "missing", "第3条"),
        (
            "UPDATE \"AuditRecords\" SET \"Sequence\" = 100 WHERE \"Sequence\" = 2;"
                + "UPDATE \"AuditRecords\" SET \"Sequence\" = 2 WHERE \"Sequence\" = 3;"
                + "UPDATE \"AuditRecords\" SET \"Sequence\" = 3 WHERE \"Sequence\" = 100",
            "broken_link",
            "第2条"
        ),
        ("DELETE FROM \"AuditHead\"", "head_missing", "链尾"),
        ("DELETE FROM \"AuditRecords\" WHERE \"Sequence\" = 4", "truncated", "第3条之后"),
    ];

    [Fact]
    public async Task Without_a_database_the_tool_says_so_and_makes_none()
    {
        var folder = Directory.CreateTempSubdirectory("workflows-none-");
        var answer = await ToolProcess.RunAsync("audit", "verify", $"--Data:Directory={folder.FullName}");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("数据库", answer.Text, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    // Imported, launched, accepted, and a due day set: four rows.
    private static async Task FourRowsAsync(Service service)
    {
        var office = new Office(service);
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        await (await office.AdminAsync()).PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-06-30" });
    }

    // What somebody with the database's own password can do.
    private static async Task DropGuardAsync(Service service, DatabaseProvider database)
    {
        await ExecuteAsync(service, "CREATE TABLE kept_rows AS SELECT * FROM \"AuditRecords\"");
        await ExecuteAsync(service, "CREATE TABLE kept_head AS SELECT * FROM \"AuditHead\"");
        await ExecuteAsync(
            service,
            database is DatabaseProvider.Sqlite
                ? "DROP TRIGGER \"AuditRecords_Update\"; DROP TRIGGER \"AuditRecords_Delete\";"
                    + "DROP TRIGGER \"AuditHead_Update\"; DROP TRIGGER \"AuditHead_Delete\""
                : "ALTER TABLE \"AuditRecords\" DISABLE TRIGGER USER; ALTER TABLE \"AuditHead\" DISABLE TRIGGER USER"
        );
    }

    private static Task RestoreAsync(Service service) =>
        ExecuteAsync(
            service,
            "DELETE FROM \"AuditRecords\"; INSERT INTO \"AuditRecords\" SELECT * FROM kept_rows;"
                + "DELETE FROM \"AuditHead\"; INSERT INTO \"AuditHead\" SELECT * FROM kept_head"
        );

    private static async Task ExecuteAsync(Service service, string sql)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Database.ExecuteSqlRawAsync(sql);
    }
}
