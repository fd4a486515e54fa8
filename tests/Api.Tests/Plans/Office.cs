using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Api.Tests.Plans;

/// <summary>The people of the seed organisation at work on a plan.</summary>
public sealed class Office(Service service)
{
    private static int documents = 100;

    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);

    /// <summary>Everybody who may have something to do.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    ["bangongshi", "zuzhi", "xuanchuan", "tongzhan", "xueshao", "qingfa", "zhilian", "quanyi", "nanqing"];

    public async Task<Session> PersonAsync(string userName)
    {
        if (!sessions.TryGetValue(userName, out var session))
            sessions[userName] = session = await service.SignInAsync(userName);
        return session;
    }

    public Task<Session> AdminAsync() => PersonAsync("office");

    /// <summary>After the clock moved far, sessions have ended.</summary>
    public void SignEverybodyOut() => sessions.Clear();

    /// <summary>A plan of its own for one test: the condensed edition under a number nobody used yet, launched.</summary>
    public Task<string> LaunchOwnAsync() => LaunchAsync(OwnDocument());

    /// <summary>The condensed edition under a number nobody used yet.</summary>
    public static string OwnDocument() =>
        Repository.CondensedPlan.Replace("7号", $"{Interlocked.Increment(ref documents)}号", StringComparison.Ordinal);

    /// <summary>The task with this number.</summary>
    public async Task<JsonNode> TaskOfAsync(string plan, string number) =>
        (await TasksAsync(plan)).Single(task => (string)task["number"]! == number);

    /// <summary>Previews, creates and launches a document; returns the plan's id.</summary>
    public async Task<string> LaunchAsync(string document)
    {
        var plan = await ImportAsync(document);
        var launched = await (await AdminAsync()).PostAsync($"/api/plans/{plan}/launch");
        Assert.Equal("launched", (string)launched["status"]!);
        return plan;
    }

    /// <summary>Previews and creates a document with its groups expanded; returns the plan's id.</summary>
    public async Task<string> ImportAsync(string document)
    {
        var admin = await AdminAsync();
        var draft = await admin.PostAsync("/api/plans/preview", document);
        draft["expandGroups"] = new JsonArray("机关各部门", "下属各单位");
        return (string)(await admin.PostAsync("/api/plans", draft))["id"]!;
    }

    public async Task<IReadOnlyList<JsonNode>> TasksAsync(string plan) =>
        await (await AdminAsync()).ListAsync($"/api/plans/{plan}/tasks");

    public async Task<JsonNode> TaskAsync(string task) => await (await AdminAsync()).GetAsync($"/api/tasks/{task}");

    /// <summary>The one open work item of a person for a task, or for one of its subtasks, with this title.</summary>
    public async Task<JsonNode> ItemAsync(string userName, string task, string title)
    {
        var items = await (await PersonAsync(userName)).ListAsync($"/api/work-items?state=open&taskId={task}");
        return Assert.Single(items, item => (string)item["title"]! == title);
    }

    /// <summary>Decides a work item.</summary>
    public async Task<JsonNode> DecideAsync(
        string userName,
        JsonNode item,
        string outcome,
        string? comment = null,
        object? data = null,
        string? key = null
    ) =>
        await (await PersonAsync(userName)).PostAsync(
            $"/api/work-items/{item["id"]}/complete",
            new
            {
                outcome,
                comment,
                data,
            },
            key
        );

    /// <summary>Finds the work item and decides it.</summary>
    public async Task DecideAsync(
        string userName,
        string task,
        string title,
        string outcome,
        string? comment = null,
        object? data = null
    ) => await DecideAsync(userName, await ItemAsync(userName, task, title), outcome, comment, data);

    /// <summary>Uploads a small text file for a task; returns its id.</summary>
    public async Task<string> UploadAsync(string userName, string task, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "file", name } };
        return (string)(await (await PersonAsync(userName)).PostAsync($"/api/tasks/{task}/evidence", form))["id"]!;
    }
}
