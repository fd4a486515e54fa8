using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Approvals;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Tests.Plans;

/// <summary>The main job: a document in, every task worked through its approvals to closing.</summary>
public sealed class WholePlanTests(SharedServices services)
{
    [Fact]
    public async Task The_original_document_is_carried_from_import_to_closing_on_SQLite()
    {
        Assert.SkipWhen(Repository.OriginalPlan is null, "The original document is not beside the repository.");
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        await CarryToClosingAsync(service, Repository.OriginalPlan!);
    }

    [Fact]
    public async Task The_condensed_document_is_carried_from_import_to_closing_on_PostgreSQL()
    {
        await using var service = await services.StartAsync(DatabaseProvider.PostgreSql);
        await CarryToClosingAsync(service, Repository.CondensedPlan);
    }

    private static async Task CarryToClosingAsync(Service service, string document)
    {
        var office = new Office(service);
        var plan = await office.LaunchAsync(document);
        var tasks = await office.TasksAsync(plan);
        Assert.Equal(23, tasks.Count);
        Assert.All(tasks, task => Assert.Equal("awaitingAcceptance", (string)task["status"]!));

        await LetOneSubtaskRunOverItsTermAsync(service, office, tasks[0]);
        foreach (var task in tasks)
            await CarryToClosingAsync(office, task);

        Assert.All(await office.TasksAsync(plan), task => Assert.Equal("closed", (string)task["status"]!));
        await EnsureNothingIsLeftAsync(service, office);
        foreach (var task in tasks)
            await EnsureEveryDecisionHasItsPersonAsync(office, (string)task["id"]!);
    }

    // Due Friday 20 March: reminded 7, 3 and 1 days before, on the day, and from Monday on the head too.
    private static async Task LetOneSubtaskRunOverItsTermAsync(Service service, Office office, JsonNode task)
    {
        var id = (string)task["id"]!;
        await office.DecideAsync("xuanchuan.handler", id, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        await lead.PostAsync(
            $"/api/tasks/{id}/subtasks",
            new
            {
                department = "zuzhi",
                requirement = "请按期报送。",
                dueOn = "2026-03-20",
            }
        );
        for (var day = 3; day <= 23; day++)
            await service.AdvanceAsync(TimeSpan.FromDays(1));
        office.SignEverybodyOut();

        Assert.Equal(5, (await (await office.PersonAsync("zuzhi.handler")).ListAsync("/api/notices")).Count);
        var escalated = Assert.Single(await (await office.PersonAsync("zuzhi.head")).ListAsync("/api/notices"));
        Assert.Equal("overdue", (string)escalated["kind"]!);
        await FinishSubtaskAsync(office, id, "xuanchuan", "zuzhi");
    }

    private static async Task CarryToClosingAsync(Office office, JsonNode task)
    {
        var id = (string)task["id"]!;
        var lead = (string)task["lead"]!["code"]!;
        var participants = task["participants"]!
            .AsArray()
            .Select(participant => (string)participant!["code"]!)
            .ToList();
        if ((string)task["number"]! != "1")
            await office.DecideAsync($"{lead}.handler", id, "签收任务", "accept");

        await ConsultAsync(office, task, lead, participants);
        foreach (var department in participants.Append(lead).Where(Office.Codes.Contains))
            await WorkSubtaskAsync(office, id, lead, department);

        await office.DecideAsync($"{lead}.handler", id, "办理任务", "submit", "任务已完成，请审核。");
        await office.DecideAsync("office", id, "办结审核", "return", "请补充数据。");
        await office.DecideAsync($"{lead}.head", id, "办理任务", "submit", data: new { text = "已补充数据，请审核。" });
        await office.DecideAsync("office", id, "办结审核", "approve");
        await office.DecideAsync("office", id, "销号", "close");
    }

    // Task 9 has no participants: one department declines, another agrees and takes part from then on.
    private static async Task ConsultAsync(Office office, JsonNode task, string lead, List<string> participants)
    {
        if ((string)task["number"]! != "9")
            return;

        var id = (string)task["id"]!;
        foreach (var (department, outcome) in new[] { ("tongzhan", "decline"), ("qingfa", "agree") })
        {
            var leader = await office.PersonAsync($"{lead}.handler");
            await leader.PostAsync($"/api/tasks/{id}/consultations", new { department, reason = "需要贵部支持。" });
            await office.DecideAsync($"{department}.head", id, "商请答复", outcome, "意见见此。");
        }

        var after = await office.TaskAsync(id);
        var joined = Assert.Single(after["participants"]!.AsArray())!;
        Assert.Equal("qingfa", (string)joined["department"]!["code"]!);
        Assert.Equal("consultation", (string)joined["origin"]!);
        Assert.Equal(["declined", "agreed"], after["consultations"]!.AsArray().Select(row => (string)row!["status"]!));
        participants.Add("qingfa");
    }

    private static async Task WorkSubtaskAsync(Office office, string task, string lead, string department)
    {
        var leader = await office.PersonAsync($"{lead}.handler");
        await leader.PostAsync(
            $"/api/tasks/{task}/subtasks",
            new
            {
                department,
                requirement = "请报送进展和数据。",
                dueOn = "2026-04-20",
            }
        );
        await FinishSubtaskAsync(office, task, lead, department);
    }

    private static async Task FinishSubtaskAsync(Office office, string task, string lead, string department)
    {
        await office.DecideAsync($"{department}.handler", task, "签收子任务", "accept");

        var evidence = await office.UploadAsync($"{department}.handler", task, "签到表.txt", "甲、乙、丙");
        var result = new
        {
            text = "已完成。",
            figures = new[]
            {
                new
                {
                    name = "活动",
                    quantity = 3,
                    unit = "场",
                },
            },
            evidence = new[] { evidence },
        };
        await office.DecideAsync($"{department}.handler", task, "办理子任务", "submit", data: result);
        await office.DecideAsync($"{department}.head", task, "部门审核", "return", "请写明时间。");
        await office.DecideAsync($"{department}.handler", task, "办理子任务", "submit", "已写明时间。");
        await office.DecideAsync($"{department}.head", task, "部门审核", "approve");
        await office.DecideAsync($"{lead}.handler", task, "牵头部门审核", "return", "请附总结。");
        await office.DecideAsync($"{department}.handler", task, "办理子任务", "submit", "已附总结。");
        await office.DecideAsync($"{department}.head", task, "部门审核", "approve");
        await office.DecideAsync($"{lead}.handler", task, "牵头部门审核", "approve", "同意。");
    }

    private static async Task EnsureNothingIsLeftAsync(Service service, Office office)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        Assert.Equal(
            0,
            await db.Set<WorkflowInstance>().CountAsync(instance => instance.Status == WorkflowStatus.Running)
        );
        Assert.Equal(0, await db.Set<WorkflowInstance>().CountAsync(instance => instance.IncidentCount > 0));
        Assert.Equal(0, await db.Set<WorkItem>().CountAsync(item => item.State == WorkItemState.Open));
        foreach (
            var userName in Office
                .Codes.SelectMany(code => new[] { $"{code}.head", $"{code}.handler" })
                .Append("office")
        )
            Assert.Empty(await (await office.PersonAsync(userName)).ListAsync("/api/work-items?state=open"));
    }

    private static async Task EnsureEveryDecisionHasItsPersonAsync(Office office, string task)
    {
        var view = await office.TaskAsync(task);
        var decisions = view["history"]!
            .AsArray()
            .Where(entry => ((string)entry!["action"]!).StartsWith("workItem.", StringComparison.Ordinal))
            .ToList();
        var subtasks = view["subtasks"]!.AsArray();
        Assert.Equal(6 + 9 * subtasks.Count + view["consultations"]!.AsArray().Count, decisions.Count);
        Assert.All(decisions, entry => Assert.NotNull((string?)entry!["person"]!["name"]));
        Assert.All(subtasks, subtask => Assert.Equal(3, subtask!["submissions"]!.AsArray().Count));
        Assert.All(subtasks, subtask => Assert.Equal("completed", (string)subtask!["status"]!));
    }
}
