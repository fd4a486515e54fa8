using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Versions of definitions, filtered and ordered as Elsa's list asks.</summary>
/// <param name="Filter">Which versions.</param>
/// <param name="Order">By what they are ordered.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionList(DefinitionFilter Filter, DefinitionOrder Order, bool Descending, PageRequest Page)
    : IRequest<Page<DefinitionVersion>>;

/// <summary>What a list of definitions may be ordered by, as Elsa numbers it.</summary>
public enum DefinitionOrder
{
    /// <summary>When the version was made.</summary>
    Created,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The version's number.</summary>
    Version,
}

internal sealed class DefinitionListHandler(WorkflowsDbContext db)
    : IRequestHandler<DefinitionList, Page<DefinitionVersion>>
{
    public Task<Page<DefinitionVersion>> Handle(DefinitionList query, CancellationToken cancellationToken)
    {
        var rows = query.Filter.Apply(db.Set<DefinitionVersion>().AsNoTracking());
        return query.Page.ReadAsync(Ordered(rows, query.Order, query.Descending), cancellationToken);
    }

    private static IQueryable<DefinitionVersion> Ordered(
        IQueryable<DefinitionVersion> rows,
        DefinitionOrder order,
        bool descending
    ) =>
        (order, descending) switch
        {
            (DefinitionOrder.Name, false) => rows.OrderBy(row => row.Name).ThenBy(row => row.Id),
            (DefinitionOrder.Name, true) => rows.OrderByDescending(row => row.Name).ThenBy(row => row.Id),
            (DefinitionOrder.Version, false) => rows.OrderBy(row => row.Version).ThenBy(row => row.Id),
            (DefinitionOrder.Version, true) => rows.OrderByDescending(row => row.Version).ThenBy(row => row.Id),
            (_, false) => rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id),
            (_, true) => rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id),
        };
}
