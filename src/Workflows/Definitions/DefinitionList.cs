using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Versions of definitions, filtered and ordered as Elsa's list asks.</summary>
/// <param name="Filter">Which versions.</param>
/// <param name="OrderBy">Created, Name or Version.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionList(DefinitionFilter Filter, string? OrderBy, bool Descending, PageRequest Page)
    : IRequest<Page<DefinitionVersion>>;

/// <summary>Which versions are wanted; what is null or empty doesn't filter.</summary>
/// <param name="VersionOptions">Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions or a number.</param>
/// <param name="SearchTerm">Part of the name or description, or a definition id.</param>
/// <param name="DefinitionIds">Only these definitions.</param>
/// <param name="Ids">Only these versions.</param>
public sealed record DefinitionFilter(
    string? VersionOptions = null,
    string? SearchTerm = null,
    IReadOnlyList<string>? DefinitionIds = null,
    IReadOnlyList<string>? Ids = null
)
{
    internal IQueryable<DefinitionVersion> Apply(IQueryable<DefinitionVersion> rows)
    {
        rows = VersionOptions switch
        {
            null or "" or "AllVersions" => rows,
            "Latest" => rows.Where(row => row.IsLatest),
            "Published" => rows.Where(row => row.IsPublished),
            "LatestOrPublished" => rows.Where(row => row.IsLatest || row.IsPublished),
            "LatestAndPublished" => rows.Where(row => row.IsLatest && row.IsPublished),
            "Draft" => rows.Where(row => row.IsLatest && !row.IsPublished),
            _ when int.TryParse(VersionOptions, CultureInfo.InvariantCulture, out var number) => rows.Where(row =>
                row.Version == number
            ),
            _ => throw new InvalidRequestException(
                "unknown_version",
                "versionOptions",
                $"不认识的版本选项“{VersionOptions}”。"
            ),
        };
        if (SearchTerm is { Length: > 0 } term)
            rows = rows.Where(row =>
                row.Name!.Contains(term) || row.Description!.Contains(term) || row.DefinitionId == term
            );
        if (DefinitionIds is { Count: > 0 } definitionIds)
            rows = rows.Where(row => definitionIds.Contains(row.DefinitionId));
        if (Ids is { Count: > 0 } ids)
            rows = rows.Where(row => ids.Contains(row.Id));
        return rows;
    }
}

internal sealed class DefinitionListHandler(WorkflowsDbContext db)
    : IRequestHandler<DefinitionList, Page<DefinitionVersion>>
{
    public Task<Page<DefinitionVersion>> Handle(DefinitionList query, CancellationToken cancellationToken)
    {
        var rows = query.Filter.Apply(db.Set<DefinitionVersion>().AsNoTracking());
        return query.Page.ReadAsync(Ordered(rows, query.OrderBy, query.Descending), cancellationToken);
    }

    private static IQueryable<DefinitionVersion> Ordered(
        IQueryable<DefinitionVersion> rows,
        string? orderBy,
        bool descending
    ) =>
        (orderBy, descending) switch
        {
            ("Name", false) => rows.OrderBy(row => row.Name).ThenBy(row => row.Id),
            ("Name", true) => rows.OrderByDescending(row => row.Name).ThenBy(row => row.Id),
            ("Version", false) => rows.OrderBy(row => row.Version).ThenBy(row => row.Id),
            ("Version", true) => rows.OrderByDescending(row => row.Version).ThenBy(row => row.Id),
            (_, false) => rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id),
            (_, true) => rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id),
        };
}
