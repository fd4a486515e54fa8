using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Api.Tests.Crashes;

/// <summary>People who never run out of work: they accept, split, submit, and the reviewers send everything back.</summary>
public sealed class Workload(Uri address) : IDisposable
{
    private static readonly TimeSpan Office = TimeSpan.FromHours(8);

    private readonly SemaphoreSlim acknowledged = new(initialCount: 0);

    /// <summary>What the service said it had done: the work item and the outcome it was decided with.</summary>
    public ConcurrentDictionary<string, string> Decided { get; } = new(StringComparer.Ordinal);

    /// <summary>Subtasks the service said it had created.</summary>
    public ConcurrentBag<string> Subtasks { get; } = [];

    /// <summary>Waits until the service has done so many things more.</summary>
    public async Task DecisionsAsync(int count)
    {
        for (var enough = Decided.Count + count; Decided.Count < enough; )
            await acknowledged.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public void Dispose() => acknowledged.Dispose();

    /// <summary>Works as one person until the service dies.</summary>
    public async Task WorkAsync(string userName)
    {
        using var client = new HttpClient { BaseAddress = address };
        var session = new Session(client, userName);
        try
        {
            await session.SignInAsync(Service.Password);
            while (true)
                await WorkOnceAsync(session);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            // The process was killed; a connection that is cut while it is made says so in its own way.
        }
    }

    private async Task WorkOnceAsync(Session session)
    {
        var items = (await session.GetAsync("/api/work-items?state=open&pageSize=10"))["items"]!.AsArray();
        foreach (var item in items)
        {
            if (
                (string)item!["kind"]! == "work"
                && item["subtask"] is null
                && session.UserName.EndsWith(".handler", StringComparison.Ordinal)
            )
                await SplitAsync(session, item);
            await DecideAsync(session, item);
        }
    }

    private async Task SplitAsync(Session session, JsonNode item)
    {
        var body = new
        {
            department = session.UserName.Split('.')[0],
            requirement = "请办理。",
            dueOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(Office).DateTime),
        };
        var answer = await session.SendAsync(
            HttpMethod.Post,
            $"/api/tasks/{item["task"]!["id"]}/subtasks",
            body,
            Guid.CreateVersion7().ToString()
        );
        if (answer.Status is HttpStatusCode.Created)
            Subtasks.Add((string)answer.Json!["id"]!);
    }

    private async Task DecideAsync(Session session, JsonNode item)
    {
        var id = (string)item["id"]!;
        var outcomes = item["outcomes"]!.AsArray();
        var isOffice = session.UserName == "office";
        var outcome = (string)outcomes[isOffice ? outcomes.Count - 1 : 0]!["name"]!;
        var answer = await session.SendAsync(
            HttpMethod.Post,
            $"/api/work-items/{id}/complete",
            new { outcome, comment = "意见" },
            Guid.CreateVersion7().ToString()
        );
        if (answer.Status is HttpStatusCode.OK)
        {
            Decided[id] = outcome;
            acknowledged.Release();
        }
    }
}
