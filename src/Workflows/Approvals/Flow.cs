using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>
/// The bridge between features and engine: loads an instance, runs one burst and stores all that came of it. It
/// saves nothing itself: the instance, its bookmarks, work items, journal and outbox rows are the command's one commit.
/// </summary>
internal sealed class Flow(
    WorkflowsDbContext db,
    PublishedGraphs graphs,
    PublishedDefinitions published,
    WorkflowRunner runner,
    BurstWriter writer,
    Outbox outbox,
    HttpExchange exchange,
    FormValues values,
    IMediator mediator,
    TimeProvider clock
)
{
    // Workflows that run each other in turn would never end.
    private const int MaxDepth = 32;

    /// <summary>Starts the published version of a definition.</summary>
    public async Task<WorkflowInstance> StartAsync(
        string definitionId,
        string? name,
        FlowSubject subject,
        IReadOnlyDictionary<string, object?> input,
        CancellationToken cancellationToken,
        string? parentInstanceId = null
    )
    {
        var request = new StartRequest(Guid.CreateVersion7().ToString("N"))
        {
            Name = name,
            CorrelationId = subject.TaskId?.ToString(),
            ParentInstanceId = parentInstanceId,
            Input = input,
        };
        var graph = await graphs.GetAsync(definitionId, cancellationToken);
        return await StartAsync(graph, request, subject, cancellationToken);
    }

    /// <summary>Starts one version of a definition with all that a caller may say about the run.</summary>
    public Task<WorkflowInstance> StartAsync(
        WorkflowGraph graph,
        StartRequest request,
        FlowSubject subject,
        CancellationToken cancellationToken
    ) => StartAsync(graph, request, subject, parentBookmarkId: null, depth: 0, cancellationToken);

    /// <summary>Goes on after a decided step; the work item is the one that decided it.</summary>
    /// <exception cref="RuleException">The flow has failed or ended and can't go on.</exception>
    public async Task ResumeAsync(WorkItem item, string outcome, WorkItemData data, CancellationToken cancellationToken)
    {
        var filled =
            item.Form.Count == 0 ? null : await values.OfAsync(item.TaskId, item.WorkflowInstanceId, cancellationToken);
        var resumed = await ResumeAsync(
            item.WorkflowInstanceId,
            item.BookmarkId,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [HumanActivity.OutcomeKey] = outcome,
                ["Comment"] = item.Comment,
                ["Text"] = data.Text,
                [HumanActivity.ValuesKey] = filled,
            },
            cancellationToken,
            item.RoundId
        );
        if (!resumed)
            await RefuseAsync(item, cancellationToken);
    }

    /// <summary>Goes on after a stimulus.</summary>
    /// <returns>False when the bookmark is gone, since it was hit before: the instance stays as it is.</returns>
    public async Task<bool> ResumeAsync(
        string instanceId,
        string bookmarkId,
        IReadOnlyDictionary<string, object?> input,
        CancellationToken cancellationToken,
        Guid? byRoundId = null
    )
    {
        var (instance, graph, state) = await LoadAsync(instanceId, cancellationToken);
        if (instance.Status is WorkflowStatus.Finished || !state.Bookmarks.Any(bookmark => bookmark.Id == bookmarkId))
            return false;

        await ApplyAsync(
            instance,
            graph,
            runner.Resume(graph, state, bookmarkId, input),
            cancellationToken,
            byRoundId: byRoundId
        );
        return true;
    }

    /// <summary>Gives a running instance another value for one of its inputs; what it evaluates from now on sees it.</summary>
    public async Task ChangeInputAsync(
        string instanceId,
        string name,
        object? value,
        CancellationToken cancellationToken
    )
    {
        var (instance, _, state) = await LoadAsync(instanceId, cancellationToken);
        if (instance.Status is WorkflowStatus.Finished)
            return;

        var input = new Dictionary<string, object?>(state.Input, StringComparer.Ordinal) { [name] = value };
        instance.State = WorkflowStateSerializer.Serialize(state with { Input = input });
    }

    /// <summary>Stops an instance for good; what it waits for is withdrawn.</summary>
    public async Task CancelAsync(string instanceId, CancellationToken cancellationToken)
    {
        var (instance, graph, state) = await LoadAsync(instanceId, cancellationToken);
        if (instance.Status is WorkflowStatus.Running)
            await ApplyAsync(instance, graph, runner.Cancel(graph, state), cancellationToken);
    }

    /// <summary>Starts a child that another instance asked for; a definition nobody published faults the asker.</summary>
    public async Task StartChildAsync(
        ChildStartRequested child,
        WorkflowInstance parent,
        CancellationToken cancellationToken
    )
    {
        if (await graphs.IsPublishedAsync(child.DefinitionId, cancellationToken))
            await StartChildAsync(child, parent, child.BookmarkId, depth: 0, cancellationToken);
        else if (child.BookmarkId is not null)
            await ResumeAsync(
                parent.Id,
                child.BookmarkId,
                ChildResult.NotPublished(child.DefinitionId),
                cancellationToken
            );
    }

    /// <summary>Tells a waiting parent how its child ended.</summary>
    public async Task ReportChildAsync(string childId, CancellationToken cancellationToken)
    {
        var (child, _, state) = await LoadAsync(childId, cancellationToken);
        await ResumeAsync(child.ParentInstanceId!, child.ParentBookmarkId!, ChildResult.Of(state), cancellationToken);
    }

    // While this decision waited for its turn somebody else may have decided: then it runs again and is told so.
    private async Task RefuseAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var isStillOpen = await db.Set<WorkItem>()
            .AnyAsync(row => row.Id == item.Id && row.State == WorkItemState.Open, cancellationToken);
        throw isStillOpen
            ? new RuleException(
                "instance_not_running",
                $"待办“{item.Title}”所在的流程已出错或结束，请联系办公室管理员处理。"
            )
            : new DbUpdateConcurrencyException($"Work item {item.Id} was decided meanwhile.");
    }

    private async Task<WorkflowInstance> StartChildAsync(
        ChildStartRequested child,
        WorkflowInstance parent,
        string? parentBookmarkId,
        int depth,
        CancellationToken cancellationToken
    )
    {
        var request = new StartRequest(child.ChildInstanceId)
        {
            CorrelationId = child.CorrelationId,
            ParentInstanceId = parent.Id,
            Input = child.Input,
        };
        var graph = await graphs.GetAsync(child.DefinitionId, cancellationToken);
        return await StartAsync(graph, request, parent.Subject, parentBookmarkId, depth, cancellationToken);
    }

    private async Task<WorkflowInstance> StartAsync(
        WorkflowGraph graph,
        StartRequest request,
        FlowSubject subject,
        string? parentBookmarkId,
        int depth,
        CancellationToken cancellationToken
    )
    {
        await published.LoadForAsync(graph, cancellationToken);
        var burst = runner.Start(graph, request);
        var instance = new WorkflowInstance
        {
            Id = request.InstanceId,
            DefinitionId = graph.DefinitionId,
            DefinitionVersionId = graph.Id,
            DefinitionVersion = graph.Version,
            Subject = subject,
            ParentInstanceId = request.ParentInstanceId,
            ParentBookmarkId = parentBookmarkId,
            State = "",
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(instance);
        await ApplyAsync(instance, graph, burst, cancellationToken, depth);
        return instance;
    }

    /// <summary>Loads an instance to change it; on PostgreSQL whoever else would waits until this commit is done.</summary>
    /// <exception cref="NotFoundException">There is no such instance.</exception>
    public async Task<(WorkflowInstance Instance, WorkflowGraph Graph, WorkflowState State)> LoadAsync(
        string instanceId,
        CancellationToken cancellationToken
    )
    {
        await WaitForTurnAsync(instanceId, cancellationToken);
        var instance =
            await db.FindAsync<WorkflowInstance>([instanceId], cancellationToken)
            ?? throw new NotFoundException("流程实例", instanceId);
        var graph = await graphs.GetVersionAsync(instance.DefinitionVersionId, cancellationToken);
        await published.LoadForAsync(graph, cancellationToken);
        return (instance, graph, WorkflowStateSerializer.Deserialize(instance.State, graph));
    }

    /// <summary>Waits until nobody else changes the instance or a step of it.</summary>
    /// <remarks>
    /// Many may act on one instance at once. On SQLite the write gate has put them in line; on PostgreSQL an update that
    /// changes nothing does: it holds the row until the commit, so that nobody computes a burst only to lose the race.
    /// </remarks>
    public async Task WaitForTurnAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql() && db.Set<WorkflowInstance>().Local.FindEntry(instanceId) is null)
            await db.Set<WorkflowInstance>()
                .Where(row => row.Id == instanceId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.UpdatedAt, row => row.UpdatedAt),
                    cancellationToken
                );
    }

    /// <summary>Stores what a burst did, and runs what it was interrupted for.</summary>
    /// <remarks>ExecuteWorkflow needs its child's result in mid-burst: the runner stops there, the child runs, the runner goes on.</remarks>
    public async Task ApplyAsync(
        WorkflowInstance instance,
        WorkflowGraph graph,
        Burst burst,
        CancellationToken cancellationToken,
        int depth = 0,
        Guid? byRoundId = null
    )
    {
        await writer.WriteAsync(instance, burst, cancellationToken, byRoundId);
        while (burst.InlineChild is { } call)
        {
            burst = await RunInlineAsync(call, instance, graph, burst.State, depth + 1, cancellationToken);
            await writer.WriteAsync(instance, burst, cancellationToken, byRoundId);
        }

        if (instance.Status is not WorkflowStatus.Finished)
            return;
        if (instance.ParentBookmarkId is not null)
            outbox.Add(new ReportChild(instance.Id));
        await mediator.Publish(new InstanceFinished(instance), cancellationToken);
    }

    private async Task<Burst> RunInlineAsync(
        ChildStartRequested call,
        WorkflowInstance parent,
        WorkflowGraph graph,
        WorkflowState state,
        int depth,
        CancellationToken cancellationToken
    )
    {
        if (depth > MaxDepth)
            return runner.Resume(graph, state, call.BookmarkId!, ChildResult.TooDeep(MaxDepth));
        if (!await graphs.IsPublishedAsync(call.DefinitionId, cancellationToken))
            return runner.Resume(graph, state, call.BookmarkId!, ChildResult.NotPublished(call.DefinitionId));

        // The child may answer the caller in the parent's stead.
        var started = call with
        {
            Input = exchange.AddTo(call.Input),
        };
        var child = await StartChildAsync(started, parent, parentBookmarkId: null, depth, cancellationToken);
        if (child.Status is WorkflowStatus.Finished || !call.WaitForCompletion)
            return runner.Resume(
                graph,
                state,
                call.BookmarkId!,
                ChildResult.Of(WorkflowStateSerializer.Deserialize(child.State))
            );

        child.ParentBookmarkId = call.BookmarkId;
        return runner.Continue(graph, state);
    }
}
