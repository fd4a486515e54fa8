using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>An instance's execution log in order.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Filter">Which entries.</param>
/// <param name="Skip">How many to leave out first.</param>
/// <param name="Take">How many to return, at most 1 000.</param>
/// <param name="NewestFirst">Whether the order is turned round.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record Journal(string InstanceId, JournalFilter Filter, int Skip, int Take, bool NewestFirst = false)
    : IRequest<Page<string>>;

/// <summary>Which entries of a journal are wanted; what is null doesn't filter.</summary>
public sealed record JournalFilter(
    IReadOnlyList<string>? ActivityIds = null,
    IReadOnlyList<string>? ActivityNodeIds = null,
    IReadOnlyList<string>? ExcludedActivityTypes = null,
    IReadOnlyList<string>? EventNames = null
);

internal sealed class JournalHandler(WorkflowsDbContext db) : IRequestHandler<Journal, Page<string>>
{
    private const int LargestPage = 1000;

    public async Task<Page<string>> Handle(Journal query, CancellationToken cancellationToken)
    {
        var rows = Matching(query);
        var ordered = query.NewestFirst
            ? rows.OrderByDescending(row => row.Sequence)
            : rows.OrderBy(row => row.Sequence);
        var entries = await ordered
            .Skip(Math.Max(query.Skip, 0))
            .Take(Math.Clamp(query.Take, 1, LargestPage))
            .Select(row => row.Entry)
            .ToListAsync(cancellationToken);
        return new Page<string>(entries, await rows.CountAsync(cancellationToken));
    }

    private IQueryable<JournalRecord> Matching(Journal query)
    {
        var (activityIds, nodeIds, excluded, events) = query.Filter;
        var rows = db.Set<JournalRecord>().Where(row => row.InstanceId == query.InstanceId);
        if (activityIds is { Count: > 0 })
            rows = rows.Where(row => activityIds.Contains(row.ActivityId));
        if (nodeIds is { Count: > 0 })
            rows = rows.Where(row => nodeIds.Contains(row.ActivityNodeId));
        if (excluded is { Count: > 0 })
            rows = rows.Where(row => !excluded.Contains(row.ActivityType));
        if (events is { Count: > 0 })
            rows = rows.Where(row => events.Contains(row.EventName));
        return rows;
    }
}
