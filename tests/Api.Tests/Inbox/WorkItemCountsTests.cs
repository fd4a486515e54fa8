using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Inbox;

/// <summary>What waits for a person in numbers.</summary>
public sealed class WorkItemCountsTests(SharedServices services)
{
    private const string Lead = "xuanchuan.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Open_items_are_counted_and_sorted_by_light_and_those_of_a_suspended_task_have_none(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var tasks = new[]
        {
            await office.LaunchTaskAsync(),
            await office.LaunchTaskAsync(),
            await office.LaunchTaskAsync(),
        };
        foreach (var (task, dueOn) in tasks.Zip(["2026-03-02", "2026-03-02", "2026-12-31"]))
            await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn });
        Assert.Equal((3, 0, 2), await CountsAsync(office));

        await service.AdvanceAsync(TimeSpan.FromDays(1));
        office.SignEverybodyOut();
        Assert.Equal((3, 2, 0), await CountsAsync(office));

        await (await office.AdminAsync()).PostAsync($"/api/tasks/{tasks[0]}/suspend", new { reason = "等文件" });
        Assert.Equal((3, 1, 0), await CountsAsync(office));
        var listed = await (await office.PersonAsync(Lead)).ListAsync("/api/work-items?state=open");
        Assert.Equal([tasks[1], tasks[2], tasks[0]], listed.Select(item => (string)item["task"]!["id"]!));
    }

    private static async Task<(int, int, int)> CountsAsync(Office office)
    {
        var counts = await (await office.PersonAsync(Lead)).GetAsync("/api/work-items/counts");
        return ((int)counts["open"]!, (int)counts["red"]!, (int)counts["yellow"]!);
    }
}
