using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>The executions of an instance's activities, as JSON records in the order they began.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="NodeIds">Only of these activity paths; null for all.</param>
/// <param name="Completed">Only those that are over, or only those that are not; null for all.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ActivityExecutions(string InstanceId, IReadOnlyList<string>? NodeIds, bool? Completed)
    : IRequest<IReadOnlyList<string>>;

internal sealed class ActivityExecutionsHandler(WorkflowsDbContext db)
    : IRequestHandler<ActivityExecutions, IReadOnlyList<string>>
{
    private const int Most = 5000;
    private static readonly ActivityStatus[] Over = [ActivityStatus.Completed, ActivityStatus.Canceled];

    public async Task<IReadOnlyList<string>> Handle(ActivityExecutions query, CancellationToken cancellationToken)
    {
        var rows = db.Set<ActivityExecutionRow>().Where(row => row.InstanceId == query.InstanceId);
        if (query.NodeIds is { Count: > 0 } nodeIds)
            rows = rows.Where(row => nodeIds.Contains(row.ActivityNodeId));
        if (query.Completed is { } completed)
            rows = completed
                ? rows.Where(row => Over.Contains(row.Status))
                : rows.Where(row => !Over.Contains(row.Status));

        return await rows.OrderBy(row => row.Sequence)
            .Select(row => row.Record)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}
