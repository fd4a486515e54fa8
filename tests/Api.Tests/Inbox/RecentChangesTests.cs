using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Inbox;

/// <summary>What a person is told has changed since the last working day.</summary>
public sealed class RecentChangesTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Each_hears_what_others_did_since_the_last_working_day_as_far_as_he_may(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = await office.LaunchTaskAsync();
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        foreach (var department in new[] { "zuzhi", "xueshao" })
            await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department, requirement = "请办理。" });
        await office.DecideAsync("zuzhi.handler", task, "签收子任务", "accept");

        // Monday: since Friday, which is before anything was done.
        Assert.Equal("2026-02-28", (string)(await ChangesAsync("leader"))["since"]!);
        Assert.Contains("workItem.accept", await ActionsAsync("leader"));
        Assert.Equal(["workItem.accept"], await ActionsAsync("xuanchuan.handler", "workItem."));
        // A participant hears what was done to its own part, not to the other's; nobody hears of himself.
        Assert.Equal(["subtask.create"], await ActionsAsync("zuzhi.handler"));
        Assert.Equal(2, (await ActionsAsync("zuzhi.head")).Count);
        Assert.Equal(["subtask.create"], await ActionsAsync("xueshao.head"));
        Assert.Empty(await ActionsAsync("qingfa.head"));
        Assert.Empty(await ActionsAsync("tongzhan.head"));
        // Who stands in for somebody hears what that one would, or only of the flow he stands in for.
        await StandInAsync("qingfa.head", "zuzhi.head", definitionId: null);
        await StandInAsync("tongzhan.head", "zuzhi.head", "subtask");
        Assert.Equal(["workItem.accept", "subtask.create"], await ActionsAsync("qingfa.head"));
        Assert.Equal(["workItem.accept"], await ActionsAsync("tongzhan.head"));

        service.Clock.Advance(TimeSpan.FromDays(2));
        office.SignEverybodyOut();
        Assert.Equal("2026-03-03", (string)(await ChangesAsync("leader"))["since"]!);
        Assert.Empty(await ActionsAsync("leader"));
        Assert.NotEmpty((await ChangesAsync("leader", "?since=2026-03-02"))["items"]!.AsArray());

        async Task StandInAsync(string substitute, string away, string? definitionId)
        {
            var substituteId = (string)(await (await office.PersonAsync(substitute)).GetAsync("/api/me"))["id"]!;
            await (await office.PersonAsync(away)).PostAsync(
                "/api/substitutions",
                new
                {
                    substituteId,
                    definitionId,
                    fromOn = "2026-03-02",
                    toOn = "2026-03-03",
                }
            );
        }

        async Task<JsonNode> ChangesAsync(string userName, string query = "") =>
            await (await office.PersonAsync(userName)).GetAsync($"/api/changes{query}");
        async Task<IReadOnlyList<string>> ActionsAsync(string userName, string prefix = "") =>
            [
                .. (await ChangesAsync(userName))["items"]!
                    .AsArray()
                    .Select(change => (string)change!["action"]!)
                    .Where(action => action.StartsWith(prefix, StringComparison.Ordinal)),
            ];
    }
}
