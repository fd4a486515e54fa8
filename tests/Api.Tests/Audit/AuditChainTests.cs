using System.Net;
using System.Text.Json.Nodes;
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
    public async Task Decisions_taken_at_once_make_one_chain_without_gaps(DatabaseProvider database)
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
    public async Task A_refused_command_leaves_no_row_and_no_gap(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        await office.LaunchOwnAsync();
        var admin = await office.AdminAsync();
        await admin.PostAsync("/api/plans/preview", Office.OwnDocument());
        var item = (await (await office.PersonAsync("xuanchuan.handler")).ListAsync("/api/work-items?state=open"))[0];
        var path = $"/api/work-items/{item["id"]}/complete";
        await (await office.PersonAsync("xuanchuan.handler")).PostAsync(path, new { outcome = "accept" });
        await (await office.PersonAsync("xuanchuan.handler")).RefusedAsync(
            HttpStatusCode.Conflict,
            path,
            new { outcome = "accept" }
        );

        var verdict = await admin.GetAsync("/api/audit/verification");
        Assert.True((bool)verdict["intact"]!, verdict.ToJsonString());
        Assert.Equal(3, (int)verdict["rows"]!);
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
    public async Task The_database_refuses_to_change_or_delete_a_row(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        await new Office(service).LaunchOwnAsync();

        foreach (
            var attempt in new[]
            {
                "UPDATE \"AuditRecords\" SET \"Summary\" = 'x'",
                "DELETE FROM \"AuditRecords\"",
                "UPDATE \"AuditHead\" SET \"Sequence\" = 0",
                "DELETE FROM \"AuditHead\"",
            }
        )
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(service, attempt));
        Assert.True((bool)(await VerifyAsync(service))["intact"]!);
    }

    public static TheoryData<DatabaseProvider, string, string, string> Forgeries()
    {
        var data = new TheoryData<DatabaseProvider, string, string, string>();
        foreach (var database in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql })
        {
            data.Add(
                database,
                "UPDATE \"AuditRecords\" SET \"Comment\" = '同意' WHERE \"Sequence\" = 3",
                "altered",
                "第3条"
            );
            data.Add(database, "DELETE FROM \"AuditRecords\" WHERE \"Sequence\" = 3", "missing", "第3条");
            data.Add(
                database,
                "UPDATE \"AuditRecords\" SET \"Sequence\" = -\"Sequence\" WHERE \"Sequence\" IN (2, 3);"
                    + "UPDATE \"AuditRecords\" SET \"Sequence\" = 5 + \"Sequence\" WHERE \"Sequence\" IN (-2, -3)",
                "broken_link",
                "第2条"
            );
            data.Add(database, "DELETE FROM \"AuditRecords\" WHERE \"Sequence\" = 4", "truncated", "第3条之后");
            data.Add(database, "DELETE FROM \"AuditHead\"", "head_missing", "链尾");
        }

        return data;
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forgery_is_found_and_named(DatabaseProvider database, string forgery, string code, string named)
    {
        await using var service = await services.StartAsync(database);
        await FourRowsAsync(service);
        var before = await VerifyAsync(service);
        Assert.True((bool)before["intact"]!, before.ToJsonString());

        await WithoutGuardAsync(service, database, forgery);

        var after = await VerifyAsync(service);
        Assert.False((bool)after["intact"]!);
        var fault = after["faults"]![0]!;
        Assert.Equal(code, (string)fault["code"]!);
        Assert.Contains(named, (string)fault["message"]!, StringComparison.Ordinal);

        var tool = await ToolProcess.RunAsync(["audit", "verify", .. service.Settings]);
        Assert.True(tool.ExitCode == 1, tool.Text);
        Assert.Contains((string)fault["message"]!, tool.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_cut_off_end_with_its_head_turned_back_is_found_by_a_hash_noted_before(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        await FourRowsAsync(service);
        var head = await ToolProcess.RunAsync(["audit", "head", .. service.Settings]);
        Assert.True(head.ExitCode == 0, head.Text);
        var noted = head.Text.Trim().Split(' ')[1];
        var fine = await ToolProcess.RunAsync(["audit", "verify", "--expect", noted, .. service.Settings]);
        Assert.True(fine.ExitCode == 0, fine.Text);
        Assert.Contains("第4条", fine.Text, StringComparison.Ordinal);

        await WithoutGuardAsync(
            service,
            database,
            "DELETE FROM \"AuditRecords\" WHERE \"Sequence\" = 4;"
                + "UPDATE \"AuditHead\" SET \"Sequence\" = 3, \"Hash\" = (SELECT \"Hash\" FROM \"AuditRecords\" WHERE \"Sequence\" = 3)"
        );

        Assert.Equal(0, (await ToolProcess.RunAsync(["audit", "verify", .. service.Settings])).ExitCode);
        var found = await ToolProcess.RunAsync(["audit", "verify", "--expect", noted, .. service.Settings]);
        Assert.True(found.ExitCode == 1, found.Text);
        Assert.Contains(noted, found.Text, StringComparison.Ordinal);
    }

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

    private static async Task<JsonNode> VerifyAsync(Service service) =>
        await (await service.SignInAsync("auditor")).GetAsync("/api/audit/verification");

    // What somebody with the database's own password can do.
    private static Task WithoutGuardAsync(Service service, DatabaseProvider database, string sql) =>
        ExecuteAsync(
            service,
            database is DatabaseProvider.Sqlite
                ? "DROP TRIGGER \"AuditRecords_Update\"; DROP TRIGGER \"AuditRecords_Delete\";"
                    + "DROP TRIGGER \"AuditHead_Update\"; DROP TRIGGER \"AuditHead_Delete\";"
                    + sql
                : "SET session_replication_role = replica;" + sql + "; SET session_replication_role = DEFAULT;"
        );

    private static async Task ExecuteAsync(Service service, string sql)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Database.ExecuteSqlRawAsync(sql);
    }
}
