using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Instances;

/// <summary>A page of the ids of the instances that a filter matches, in the order of their ids.</summary>
/// <param name="Filter">Which instances.</param>
/// <param name="AfterId">The last id of the page before; empty for the first page.</param>
/// <param name="Take">How many at most.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record MatchingInstances(InstanceFilter Filter, string AfterId, int Take)
    : IRequest<IReadOnlyList<string>>;

internal sealed class MatchingInstancesHandler(WorkflowsDbContext db)
    : IRequestHandler<MatchingInstances, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(MatchingInstances query, CancellationToken cancellationToken) =>
        await query
            .Filter.Apply(db)
            .Where(row => row.Id.CompareTo(query.AfterId) > 0)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(query.Take)
            .ToListAsync(cancellationToken);
}
