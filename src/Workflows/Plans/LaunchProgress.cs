using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>How far the launching of a plan is: it is one commit, so until its end only this process knows.</summary>
public sealed record LaunchState(Guid PlanId) : IRequest<LaunchStateView>;

/// <summary>How far it is.</summary>
/// <param name="Done">Tasks whose workflow was started.</param>
/// <param name="Total">Tasks of the plan.</param>
public sealed record LaunchStateView(int Done, int Total);

/// <summary>Counts the workflows that a launch under way has started.</summary>
internal sealed class LaunchProgress
{
    private readonly ConcurrentDictionary<Guid, int> started = new();

    /// <summary>How many so far; null when no launch of the plan is under way here.</summary>
    public int? Of(Guid planId) => started.TryGetValue(planId, out var count) ? count : null;

    /// <summary>So many have been started.</summary>
    public void Note(Guid planId, int count) => started[planId] = count;

    /// <summary>The launch is over, one way or the other.</summary>
    public void Forget(Guid planId) => started.TryRemove(planId, out _);
}

internal sealed class LaunchStateHandler(WorkflowsDbContext db, LaunchProgress progress)
    : IRequestHandler<LaunchState, LaunchStateView>
{
    public async Task<LaunchStateView> Handle(LaunchState query, CancellationToken cancellationToken)
    {
        var plan =
            await db.Set<Plan>()
                .Where(row => row.Id == query.PlanId)
                .Select(row => new { row.Status, Total = row.Tasks.Count })
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("方案", query.PlanId);
        var done = plan.Status is PlanStatus.Launched ? plan.Total : progress.Of(query.PlanId) ?? 0;
        return new LaunchStateView(done, plan.Total);
    }
}
