using MediatR;
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
    WorkflowRunner runner,
    BurstWriter writer,
    IMediator mediator,
    TimeProvider clock
)
{
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
        return await StartAsync(definitionId, request, subject, cancellationToken);
    }

    /// <summary>Goes on after a decided work item.</summary>
    public Task ResumeAsync(WorkItem item, WorkItemData data, CancellationToken cancellationToken) =>
        ResumeAsync(
            item.WorkflowInstanceId,
            item.BookmarkId,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [HumanActivity.OutcomeKey] = item.Outcome,
                ["Comment"] = item.Comment,
                ["Text"] = data.Text,
            },
            cancellationToken
        );

    /// <summary>Goes on after a stimulus. A bookmark that is gone was hit before: the instance stays as it is.</summary>
    public async Task ResumeAsync(
        string instanceId,
        string bookmarkId,
        IReadOnlyDictionary<string, object?> input,
        CancellationToken cancellationToken
    )
    {
        var (instance, graph, state) = await LoadAsync(instanceId, cancellationToken);
        if (instance.Status is WorkflowStatus.Finished || !state.Bookmarks.Any(bookmark => bookmark.Id == bookmarkId))
            return;

        await ApplyAsync(instance, graph, runner.Resume(graph, state, bookmarkId, input), cancellationToken);
    }

    /// <summary>Stops an instance for good; what it waits for is withdrawn.</summary>
    public async Task CancelAsync(string instanceId, CancellationToken cancellationToken)
    {
        var (instance, graph, state) = await LoadAsync(instanceId, cancellationToken);
        if (instance.Status is WorkflowStatus.Running)
            await ApplyAsync(instance, graph, runner.Cancel(graph, state), cancellationToken);
    }

    /// <summary>Starts a child that another instance asked for.</summary>
    public Task<WorkflowInstance> StartChildAsync(
        ChildStartRequested child,
        WorkflowInstance parent,
        CancellationToken cancellationToken
    ) =>
        StartAsync(
            child.DefinitionId,
            new StartRequest(child.ChildInstanceId)
            {
                CorrelationId = child.CorrelationId,
                ParentInstanceId = parent.Id,
                Input = child.Input,
            },
            parent.Subject,
            cancellationToken,
            child.BookmarkId
        );

    private async Task<WorkflowInstance> StartAsync(
        string definitionId,
        StartRequest request,
        FlowSubject subject,
        CancellationToken cancellationToken,
        string? parentBookmarkId = null
    )
    {
        var graph = await graphs.GetAsync(definitionId, cancellationToken);
        var burst = runner.Start(graph, request);
        var instance = new WorkflowInstance
        {
            Id = request.InstanceId,
            DefinitionId = graph.DefinitionId,
            DefinitionVersionId = graph.Id,
            Subject = subject,
            ParentInstanceId = request.ParentInstanceId,
            ParentBookmarkId = parentBookmarkId,
            State = "",
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(instance);
        await ApplyAsync(instance, graph, burst, cancellationToken);
        return instance;
    }

    private async Task<(WorkflowInstance Instance, WorkflowGraph Graph, WorkflowState State)> LoadAsync(
        string instanceId,
        CancellationToken cancellationToken
    )
    {
        var instance =
            await db.FindAsync<WorkflowInstance>([instanceId], cancellationToken)
            ?? throw new NotFoundException("流程实例", instanceId);
        var graph = await graphs.GetVersionAsync(instance.DefinitionVersionId, cancellationToken);
        return (instance, graph, WorkflowStateSerializer.Deserialize(instance.State, graph));
    }

    // ExecuteWorkflow needs its child's result in mid-burst: the runner stops there, the child runs, the runner goes on.
    private async Task ApplyAsync(
        WorkflowInstance instance,
        WorkflowGraph graph,
        Burst burst,
        CancellationToken cancellationToken
    )
    {
        await writer.WriteAsync(instance, burst, cancellationToken);
        while (burst.InlineChild is { } call)
        {
            var child = await StartChildAsync(call, instance, cancellationToken);
            burst = runner.Continue(graph, burst.State);
            await writer.WriteAsync(instance, burst, cancellationToken);
        }

        if (instance.Status is WorkflowStatus.Finished)
            await mediator.Publish(new InstanceFinished(instance), cancellationToken);
    }
}
