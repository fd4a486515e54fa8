using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Inbox;

namespace Workflows.Api.Events;

internal static class EventEndpoints
{
    // Often enough for proxies to keep the connection, and for a page to notice that it was lost.
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    // A session that ended on another node is noticed when the page connects again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", ListenAsync).WithTags("待办 Work items").WithName("ListenToEvents");

    /// <summary>
    /// Says "changed" whenever my work items, those of whom I stand in for, my notices or copies may have changed and "tasks" whenever a plan or a task may
    /// have, until I hang up. Says "ended" and hangs up when my account was changed or closed, and after ten minutes:
    /// connecting again asks who I am.
    /// </summary>
    private static async Task<ServerSentEventsResult<string>> ListenAsync(
        HttpContext context,
        IMediator mediator,
        ChangeFeed feed,
        TimeProvider time,
        IHostApplicationLifetime lifetime
    )
    {
        var hears = await mediator.Send(new Hearing(), context.RequestAborted);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(feed, hears, time, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        ChangeFeed feed,
        HearingOf hears,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var listener = feed.Listen(hears);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        yield return new SseItem<string>("", "listening");
        for (var until = time.GetUtcNow() + Longest; !end.IsCancellationRequested; )
        {
            var changes = Changes.None;
            try
            {
                changes = await listener.WaitAsync(Pulse, time, end.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            if (changes.HasFlag(Changes.Account) || time.GetUtcNow() > until)
            {
                yield return new SseItem<string>("", "ended");
                yield break;
            }

            if (changes.HasFlag(Changes.Own))
                yield return new SseItem<string>("", "changed");
            if (changes.HasFlag(Changes.Tasks))
                yield return new SseItem<string>("", "tasks");
            if (changes is Changes.None)
                yield return new SseItem<string>("", "pulse");
        }
    }
}
