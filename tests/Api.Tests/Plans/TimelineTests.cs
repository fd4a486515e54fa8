using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>The days that matter to a plan's tasks.</summary>
public sealed class TimelineTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_timeline_has_terms_periods_and_targets_and_tasks_without_a_day(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var admin = await office.AdminAsync();
        var task = (string)(await office.TaskOfAsync(plan, "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-08-20" });
        await admin.PostAsync($"/api/tasks/{task}/targets", new { text = "中期评估", dueOn = "2026-05-15" });
        await admin.PostAsync($"/api/tasks/{task}/cycle", new { cycle = "quarter", from = "2026-03-02" });

        var rows = await admin.ListAsync($"/api/plans/{plan}/timeline");
        Assert.Equal(23, rows.Count);
        var first = rows.Single(row => (string)row["id"]! == task);
        Assert.Equal(("2026-08-20", "green"), ((string)first["dueOn"]!, (string)first["light"]!));
        Assert.Equal(
            ["2026年第1季度 2026-03-31 inProgress", "2026年第2季度 2026-06-30 ", "2026年第3季度 2026-08-20 "],
            first["periods"]!.AsArray().Select(period => $"{period!["name"]} {period["dueOn"]} {period["status"]}")
        );
        var target = Assert.Single(first["targets"]!.AsArray())!;
        Assert.Equal(("中期评估", false), ((string)target["text"]!, (bool)target["isReached"]!));
        var other = rows.Single(row => (string)row["number"]! == "2");
        Assert.Null((string?)other["dueOn"]);
        Assert.Empty(other["periods"]!.AsArray());
    }
}
