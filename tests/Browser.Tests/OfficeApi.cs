using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Browser.Tests;

/// <summary>What people do beside the browser that is looked at: each signed in by himself, through the API.</summary>
public sealed class OfficeApi(Uri address) : IAsyncDisposable
{
    private static int documents = 100;

    private readonly Dictionary<string, HttpClient> people = new(StringComparer.Ordinal);

    /// <summary>Publishes a flow with a change to its newest draft.</summary>
    public Task PublishAsync(string definition, Action<JsonObject> change) =>
        SaveAsync(definition, change, publish: true);

    /// <summary>Keeps a change to the newest draft of a flow.</summary>
    public Task DraftAsync(string definition, Action<JsonObject> change) =>
        SaveAsync(definition, change, publish: false);

    private async Task SaveAsync(string definition, Action<JsonObject> change, bool publish)
    {
        var path = $"/elsa/api/workflow-definitions/by-definition-id/{definition}";
        var model = JsonNode.Parse(await TextAsync("office", path))!.AsObject();
        change(model);
        await SendAsync(
            "office",
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model, ["publish"] = publish }
        );
    }

    /// <summary>Hands out the first task of the condensed plan; returns its id.</summary>
    public async Task<string> LaunchTaskAsync()
    {
        var number = $"{Interlocked.Increment(ref documents)}号";
        using var document = new StringContent(
            Repository.CondensedPlan.Replace("7号", number, StringComparison.Ordinal)
        );
        using var read = await (await AsAsync("office")).PostAsync(
            new Uri("/api/plans/preview", UriKind.Relative),
            document
        );
        var draft = await JsonOf(read);
        var tasks = draft["tasks"]!.AsArray();
        tasks.RemoveRange(1, tasks.Count - 1);
        var plan = (string)(await SendAsync("office", "/api/plans", draft))["id"]!;
        await SendAsync("office", $"/api/plans/{plan}/launch", body: null);
        var launched = JsonNode.Parse(await TextAsync("office", $"/api/plans/{plan}/tasks"))!;
        return (string)Assert.Single(launched["items"]!.AsArray())!["id"]!;
    }

    /// <summary>The plan imported last.</summary>
    public async Task<string> FirstPlanAsync() =>
        (string)JsonNode.Parse(await TextAsync("office", "/api/plans"))!["items"]![0]!["id"]!;

    /// <summary>Gives four tasks of a plan a due day, the first of them a target's day and a cycle too.</summary>
    public async Task SetDueDaysAsync(string plan)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var rows = JsonNode.Parse(await TextAsync("office", $"/api/plans/{plan}/tasks"))!["items"]!.AsArray();
        foreach (var (task, days) in rows.Take(4).Zip([200, 2, 30, 90]))
            await SendAsync("office", $"/api/tasks/{task!["id"]}/due-day", Day(today.AddDays(days)));
        var first = $"/api/tasks/{rows[0]!["id"]}";
        var target = Day(today.AddDays(100));
        target["text"] = "中期评估";
        await SendAsync("office", $"{first}/targets", target);
        await SendAsync("office", $"{first}/cycle", new JsonObject { ["cycle"] = "quarter" });

        static JsonObject Day(DateOnly day) => new() { ["dueOn"] = day.ToString("O", CultureInfo.InvariantCulture) };
    }

    /// <summary>Decides the one open work item of a person for a task with this title.</summary>
    public async Task DecideAsync(string person, string task, string title, string outcome)
    {
        await SendAsync(
            person,
            $"/api/work-items/{await ItemAsync(person, task, title)}/complete",
            new JsonObject { ["outcome"] = outcome, ["comment"] = "已办" }
        );
    }

    /// <summary>A person takes a work item out of the pool.</summary>
    public async Task ClaimAsync(string person, string task, string title) =>
        await SendAsync(person, $"/api/work-items/{await ItemAsync(person, task, title)}/claim", body: null);

    /// <summary>Has the first task of a plan accepted, and report by quarters.</summary>
    public async Task ReportByQuartersAsync(string plan, string lead)
    {
        var tasks = JsonNode.Parse(await TextAsync("office", $"/api/plans/{plan}/tasks"))!["items"]!.AsArray();
        var task = (string)tasks[0]!["id"]!;
        await DecideAsync(lead, task, "签收任务", "accept");
        await SendAsync("office", $"/api/tasks/{task}/cycle", new JsonObject { ["cycle"] = "quarter" });
    }

    /// <summary>The one open work item of a person for a task with this title; its id.</summary>
    public async Task<string> ItemAsync(string person, string task, string title)
    {
        var open = JsonNode.Parse(await TextAsync(person, $"/api/work-items?state=open&taskId={task}"))!;
        return (string)Assert.Single(open["items"]!.AsArray(), row => (string)row!["title"]! == title)!["id"]!;
    }

    /// <summary>How far a task is.</summary>
    public async Task<string> StatusAsync(string task) =>
        (string)JsonNode.Parse(await TextAsync("office", $"/api/tasks/{task}"))!["status"]!;

    /// <summary>The plan of a task.</summary>
    public async Task<string> PlanOfAsync(string task) =>
        (string)JsonNode.Parse(await TextAsync("office", $"/api/tasks/{task}"))!["plan"]!["id"]!;

    /// <summary>An answer as text.</summary>
    public async Task<string> TextAsync(string person, string path) =>
        await (await AsAsync(person)).GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>What somebody does, and the answer.</summary>
    public async Task<JsonObject> SendAsync(string person, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "Idempotency-Key", Guid.CreateVersion7().ToString() } },
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var answer = await (await AsAsync(person)).SendAsync(request);
        return await JsonOf(answer);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in people.Values)
            client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<HttpClient> AsAsync(string person)
    {
        if (people.TryGetValue(person, out var known))
            return known;
        var client = new HttpClient { BaseAddress = address };
        people[person] = client;
        using var answer = await client.PostAsJsonAsync(
            "/api/session",
            new { userName = person, password = ServiceProcess.Password }
        );
        answer.EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<JsonObject> JsonOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}
