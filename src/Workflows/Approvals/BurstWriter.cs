using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workflows.Copies;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Turns what a burst did into rows of the running commit.</summary>
internal sealed partial class BurstWriter(
    WorkflowsDbContext db,
    Outbox outbox,
    WorkItemOpening opening,
    Copying copying,
    TermDays days,
    HttpExchange exchange,
    IOptions<SendingOptions> sending,
    IOptions<TaskOptions> tasks,
    IMediator mediator,
    EventOptions events,
    TimeProvider clock,
    ILogger<BurstWriter> logger
)
{
    public async Task WriteAsync(
        WorkflowInstance instance,
        Burst burst,
        CancellationToken cancellationToken,
        Guid? byRoundId = null
    )
    {
        WriteInstance(instance, burst.State);
        WriteJournal(instance, burst);
        await WriteExecutionsAsync(instance, burst, cancellationToken);
        await RemoveAsync(burst.BookmarksRemoved, cancellationToken);
        var order = burst.State.Sequence - burst.BookmarksCreated.Count;
        foreach (var bookmark in burst.BookmarksCreated)
            await AddAsync(instance, bookmark, byRoundId, ++order, cancellationToken);
        foreach (var effect in burst.Effects)
            await PerformAsync(instance, effect, cancellationToken);
    }

    private void WriteInstance(WorkflowInstance instance, WorkflowState state)
    {
        var now = clock.GetUtcNow();
        instance.DefinitionVersionId = state.DefinitionVersionId;
        instance.DefinitionVersion = state.DefinitionVersion;
        instance.Name = state.Name;
        instance.CorrelationId = state.CorrelationId;
        instance.Status = state.Status;
        instance.SubStatus = state.SubStatus;
        instance.IncidentCount = state.Incidents.Count;
        instance.State = WorkflowStateSerializer.Serialize(state);
        instance.UpdatedAt = now;
        instance.FinishedAt = state.Status is WorkflowStatus.Finished ? instance.FinishedAt ?? now : null;
    }

    private void WriteJournal(WorkflowInstance instance, Burst burst)
    {
        foreach (var entry in burst.Journal)
        {
            db.Add(JournalRecord.Of(entry));
        }

        foreach (var incident in burst.Incidents)
            LogIncident(instance.Id, incident.ActivityId, incident.Message);
    }

    private async Task WriteExecutionsAsync(WorkflowInstance instance, Burst burst, CancellationToken cancellationToken)
    {
        var ids = burst.Executions.Select(execution => execution.Id).ToList();
        var isNew = db.Entry(instance).State is EntityState.Added;
        var known = isNew
            ? []
            : await db.Set<ActivityExecutionRow>()
                .Where(row => ids.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancellationToken);
        var begins = burst.Journal.ToLookup(
            entry => entry.ActivityInstanceId,
            entry => entry.Sequence,
            StringComparer.Ordinal
        );
        foreach (var execution in burst.Executions)
            Write(
                execution,
                known.GetValueOrDefault(execution.Id) ?? Tracked(execution.Id),
                begins[execution.Id].FirstOrDefault(burst.State.Sequence)
            );
    }

    private ActivityExecutionRow? Tracked(string id) => db.Set<ActivityExecutionRow>().Local.FindEntry(id)?.Entity;

    private void Write(ActivityExecutionRecord execution, ActivityExecutionRow? row, long sequence)
    {
        if (row is null)
        {
            row = new ActivityExecutionRow
            {
                Id = execution.Id,
                InstanceId = execution.WorkflowInstanceId,
                ActivityNodeId = execution.ActivityNodeId,
                Sequence = sequence,
                StartedAt = execution.StartedAt,
                Record = "",
            };
            db.Add(row);
        }

        row.Status = execution.Status;
        row.ActivityNodeId = execution.ActivityNodeId;
        row.Record = JsonSerializer.Serialize(WithInputs(execution, row.Record), ElsaJson.Options);
    }

    // A burst that didn't evaluate the inputs leaves them as an earlier one did.
    private static ActivityExecutionRecord WithInputs(ActivityExecutionRecord execution, string earlier) =>
        execution.ActivityState is null && earlier.Length > 0
            ? execution with
            {
                ActivityState = JsonSerializer
                    .Deserialize<ActivityExecutionRecord>(earlier, ElsaJson.Options)!
                    .ActivityState,
            }
            : execution;

    // A withdrawn bookmark withdraws its work item; the one just decided is no longer open.
    private async Task RemoveAsync(IReadOnlyList<Bookmark> bookmarks, CancellationToken cancellationToken)
    {
        if (bookmarks.Count == 0)
            return;

        foreach (var left in bookmarks.Where(bookmark => bookmark.Name == HandOut.BookmarkName))
            outbox.Add(new CallOffSubtasks(left.Id));
        var ids = bookmarks.Select(bookmark => bookmark.Id).ToList();
        db.RemoveRange(
            await db.Set<StoredBookmark>().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken)
        );
        foreach (
            var item in await db.Set<WorkItem>()
                .Where(row => ids.Contains(row.BookmarkId))
                .ToListAsync(cancellationToken)
        )
            item.Cancel(clock.GetUtcNow());
        foreach (
            var round in await db.Set<ApprovalRound>()
                .Where(row => ids.Contains(row.BookmarkId))
                .ToListAsync(cancellationToken)
        )
            round.CallOff(RoundState.Cancelled, clock.GetUtcNow());
    }

    private async Task AddAsync(
        WorkflowInstance instance,
        Bookmark bookmark,
        Guid? byRoundId,
        long order,
        CancellationToken cancellationToken
    )
    {
        db.Add(StoredBookmark.Of(bookmark, instance.Id, instance.CorrelationId));
        if (bookmark.Name == BackgroundRun.StimulusName)
            outbox.Add(new ResumeBookmark(instance.Id, bookmark.Id, WorkflowState.Empty));
        if (bookmark.Name == Event.StimulusName)
            await TakeParkedEventAsync(instance, bookmark, cancellationToken);
        if (bookmark.Name == HandOut.BookmarkName)
            outbox.Add(new HandOutSubtasks(instance.Id, bookmark.Id, bookmark.Read<HandOutRequest>()!));
        if (bookmark.Name == Circulate.BookmarkName)
            await copying.CirculateAsync(instance, bookmark, cancellationToken);
        if (bookmark.Name != HumanActivity.BookmarkName)
            return;

        foreach (var item in await opening.OpenAsync(instance, bookmark, byRoundId, order, cancellationToken))
            await mediator.Publish(new WorkItemOpened(item), cancellationToken);
    }

    private async Task TakeParkedEventAsync(
        WorkflowInstance instance,
        Bookmark bookmark,
        CancellationToken cancellationToken
    )
    {
        var since = clock.GetUtcNow() - events.ParkedFor;
        var parked = await db.Set<ParkedEvent>()
            .Where(row => row.Hash == bookmark.Hash && row.CreatedAt >= since)
            .OrderBy(row => row.CreatedAt)
            .ToListAsync(cancellationToken);
        if (parked.Find(row => row.IsFor(instance)) is not { } early)
            return;

        db.Remove(early);
        var payload = JsonSerializer.Deserialize<object?>(early.Payload, ElsaJson.Options);
        outbox.Add(new ResumeBookmark(instance.Id, bookmark.Id, EventDelivery.InputOf(payload)));
    }

    private async Task PerformAsync(WorkflowInstance instance, Effect effect, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case LineWritten line:
                LogLine(instance.Id, line.Text);
                break;
            case SubtasksRequested subtasks:
                outbox.Add(new HandOutSubtasks(instance.Id, BookmarkId: null, subtasks.Request));
                break;
            case UrgingRequested urging:
                await mediator.Publish(new UrgingAsked(instance, urging.Message), cancellationToken);
                break;
            case TermRequested term:
                var dueOn = days.LastDay(term.Days, term.IsInWorkdays);
                await mediator.Publish(new TermAsked(instance, dueOn), cancellationToken);
                break;
            case CopiesGiven given:
                await copying.GiveAsync(instance, given, cancellationToken);
                break;
            case EventPublished published:
                outbox.Add(
                    new PublishEvent(
                        published.EventName,
                        published.CorrelationId,
                        published.IsLocal ? instance.Id : null,
                        published.Payload
                    )
                );
                break;
            case ChildStartRequested { Inline: false } child:
                outbox.Add(new StartChild(instance.Id, child));
                break;
            case TaskRequested task when tasks.Value.IsOn:
                outbox.Add(
                    new NotifyTask(
                        instance.Id,
                        instance.DefinitionId,
                        instance.Name,
                        instance.CorrelationId,
                        task.TaskId,
                        task.TaskName,
                        task.Payload
                    )
                );
                break;
            case HttpResponseWritten response:
                exchange.Write(response);
                break;
            case HttpRequestRequested request:
                Send(instance, request);
                break;
        }
    }

    // While a caller waits for the flow's response the request is sent by who answers the caller, else by the outbox.
    private void Send(WorkflowInstance instance, HttpRequestRequested request)
    {
        var message = new SendRequest(
            instance.Id,
            request.RequestId,
            request.Method,
            request.Url,
            request.Headers,
            request.Authorization,
            HttpBody.Of(request.Content, request.ContentType),
            request.ContentType
        );
        if (exchange.IsOpen)
            exchange.Await(outbox.Add(message, sending.Value.Lease));
        else
            outbox.Add(message);
    }

    [LoggerMessage(LogLevel.Information, "{InstanceId} wrote: {Line}")]
    private partial void LogLine(string instanceId, string line);

    [LoggerMessage(LogLevel.Warning, "{InstanceId}: activity {ActivityId} failed: {Message}")]
    private partial void LogIncident(string instanceId, string activityId, string message);
}
