using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;

namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>One task taken to a situation, acted on, and taken to its end.</summary>
internal sealed class CaseRun(Situation situation, Service service, Office office, JsonNode task)
{
    private readonly Dictionary<string, JsonNode> items = new(StringComparer.Ordinal);
    private readonly string id = (string)task["id"]!;

    private string Instance => (string)items[Cast.Writer]["workflowInstanceId"]!;

    /// <summary>Who held what in the situation.</summary>
    public Holdings Before { get; private set; } = new([]);

    public async Task ArriveAsync()
    {
        var steps = new Steps(office, id);
        if (situation.IsSubtask)
        {
            var lead = (string)task["lead"]!["code"]!;
            var head = await office.PersonAsync($"{lead}.head");
            await head.PostAsync($"/api/tasks/{id}/subtasks", new { department = lead, requirement = "请办理。" });
        }

        await RememberAsync();
        await steps.DecideAsync(Cast.Writer, "work", "submit");
        await RememberAsync();
        await situation.ArriveAsync(steps, service);
        Before = await RememberAsync();
    }

    /// <summary>Does the act; null when the one whose item it is about never had one.</summary>
    public async Task<CaseResult?> TryAsync(Act act)
    {
        if (!items.TryGetValue(act.Of, out var item))
            return null;
        var ids = await IdsAsync();
        var isOffered = act.IsOfferedWithTheStep ? await IsOfferedAsync(act, item) : (bool?)null;
        var substitution = act.IsSubstituted ? await SubstituteAsync(act, ids) : null;
        var answer = await (await office.PersonAsync(act.Actor ?? act.Of)).SendAsync(
            HttpMethod.Post,
            PathOf(act, item, ids),
            act.Body(userName => ids[userName])
        );
        if (substitution is not null)
            await (await office.PersonAsync(act.Of)).PostAsync($"/api/substitutions/{substitution}/end");
        if (isOffered is { } offered)
            Assert.True(
                offered == answer.Status is HttpStatusCode.OK,
                $"{situation.Name} {act.Name}: offered is {offered}, but {answer.Status}"
            );
        var after = await HoldingsAsync(remember: false);
        if (answer.Status is not HttpStatusCode.OK)
        {
            Assert.True((int)answer.Status is >= 400 and < 500, $"{situation.Name} {act.Name}: {answer.Status}");
            Assert.Equal(Before.Describe(), after.Describe());
        }

        return new CaseResult(
            answer.Status is HttpStatusCode.OK,
            answer.Status is HttpStatusCode.OK ? "可以" : $"不可以 `{answer.Json!["code"]}`",
            Before.Siblings(after, new HashSet<string>([act.Of], StringComparer.Ordinal)),
            after.Describe()
        );
    }

    /// <summary>Nothing was lost: when everybody does what he is asked to, the flow reaches its end.</summary>
    public async Task EnsureItEndsAsync(Act act)
    {
        for (var round = 0; round < 20; round++)
        {
            var open = await OpenAsync();
            if (open.Count == 0)
                break;
            foreach (var (person, item) in open.DistinctBy(held => (string)held.Item["title"]!, StringComparer.Ordinal))
                await office.DecideAsync(person, item, (string)item["outcomes"]![0]!["name"]!, "办结。");
        }

        var instance = await (await office.AdminAsync()).GetAsync($"/elsa/api/workflow-instances/{Instance}");
        Assert.Equal(act.EndsTheFlow ? "Cancelled" : "Finished", (string)instance["subStatus"]!);
    }

    // What a person is offered at a step is what the service lets him do, and nothing else.
    private async Task<bool> IsOfferedAsync(Act act, JsonNode item)
    {
        var subtask = item["subtask"] is { } part ? $"?subtask={part["id"]}" : "";
        var flow = await (await office.PersonAsync(act.Actor ?? act.Of)).SendAsync(
            HttpMethod.Get,
            $"/api/tasks/{id}/flow{subtask}"
        );
        return flow.Status is HttpStatusCode.OK
            && flow.Json!["steps"]!
                .AsArray()
                .SelectMany(step => step!["acts"]!.AsArray())
                .Where(part => (string)part!["workItemId"]! == (string)item["id"]!)
                .SelectMany(part => part!["actions"]!.AsArray())
                .Any(name => (string)name! == act.Path);
    }

    private string PathOf(Act act, JsonNode item, Dictionary<string, string> ids) =>
        act.Path.StartsWith('/')
            ? act
                .Path.Replace("{task}", id, StringComparison.Ordinal)
                .Replace("{instance}", Instance, StringComparison.Ordinal)
                .Replace("{person}", ids[act.Of], StringComparison.Ordinal)
            : $"/api/work-items/{item["id"]}/{act.Path}";

    private async Task<string> SubstituteAsync(Act act, Dictionary<string, string> ids)
    {
        var created = await (await office.PersonAsync(act.Of)).PostAsync(
            "/api/substitutions",
            new
            {
                substituteId = ids[act.Actor!],
                fromOn = "2026-03-02",
                toOn = "2026-03-02",
                reason = "出差。",
            }
        );
        return (string)created["id"]!;
    }

    private Task<Holdings> RememberAsync() => HoldingsAsync(remember: true);

    private async Task<Holdings> HoldingsAsync(bool remember)
    {
        var open = await OpenAsync();
        if (remember)
        {
            foreach (var (person, item) in open)
                items[person] = item;
        }

        return new Holdings([.. open.Select(held => (held.Person, (string)held.Item["title"]!))]);
    }

    private async Task<List<(string Person, JsonNode Item)>> OpenAsync()
    {
        var open = new List<(string, JsonNode)>();
        foreach (var person in Cast.Names.Keys)
        {
            var mine = await (await office.PersonAsync(person)).ListAsync($"/api/work-items?state=open&taskId={id}");
            open.AddRange(mine.Where(item => (string)item["title"]! != "lead").Select(item => (person, item)));
        }

        return open;
    }

    private async Task<Dictionary<string, string>> IdsAsync()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in new[] { Cast.A, Cast.Colleague, Cast.Newcomer })
            ids[person] = (string)(await (await office.PersonAsync(person)).GetAsync("/api/me"))["id"]!;
        return ids;
    }
}

/// <summary>One row of the table.</summary>
internal sealed record CaseResult(bool IsDone, string Answer, string Others, string Next);
