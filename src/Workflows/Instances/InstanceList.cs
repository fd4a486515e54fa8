using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Instances, filtered and ordered as Elsa's list asks.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record InstanceList : IRequest<Page<InstanceSummary>>
{
    /// <summary>Page, from 0.</summary>
    public int? Page { get; init; }

    /// <summary>Rows a page; 1 to 200.</summary>
    public int? PageSize { get; init; }

    /// <summary>Part of the name, or an id or correlation id.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>Only of this definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Only of these definitions.</summary>
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>Only with this correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Only children of this instance.</summary>
    public string? ParentWorkflowInstanceId { get; init; }

    /// <summary>Only of this version.</summary>
    public int? Version { get; init; }

    /// <summary>Only with incidents, or only without.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Only with this status.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>Only with one of these statuses.</summary>
    public IReadOnlyList<WorkflowStatus>? Statuses { get; init; }

    /// <summary>Only with this sub-status.</summary>
    public WorkflowSubStatus? SubStatus { get; init; }

    /// <summary>Only with one of these sub-statuses.</summary>
    public IReadOnlyList<WorkflowSubStatus>? SubStatuses { get; init; }

    /// <summary>Created, LastExecuted, Finished or Name.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Ascending or Descending.</summary>
    public string? OrderDirection { get; init; }
}

/// <summary>An instance as a row of the list, in Elsa's words.</summary>
public sealed record InstanceSummary(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int Version,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    string? CorrelationId,
    string? Name,
    string? ParentWorkflowInstanceId,
    int IncidentCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt
)
{
    internal static System.Linq.Expressions.Expression<Func<WorkflowInstance, InstanceSummary>> Of =>
        row => new InstanceSummary(
            row.Id,
            row.DefinitionId,
            row.DefinitionVersionId,
            row.DefinitionVersion,
            row.Status,
            row.SubStatus,
            row.CorrelationId,
            row.Name,
            row.ParentInstanceId,
            row.IncidentCount,
            row.CreatedAt,
            row.UpdatedAt,
            row.FinishedAt
        );
}

internal sealed class InstanceListHandler(WorkflowsDbContext db) : IRequestHandler<InstanceList, Page<InstanceSummary>>
{
    public Task<Page<InstanceSummary>> Handle(InstanceList query, CancellationToken cancellationToken) =>
        PageRequest
            .Of(query.Page + 1, query.PageSize)
            .ReadAsync(Ordered(query, Matching(query)).Select(InstanceSummary.Of), cancellationToken);

    private IQueryable<WorkflowInstance> Matching(InstanceList query)
    {
        var rows = db.Set<WorkflowInstance>().AsNoTracking();
        List<string> definitions = [.. query.DefinitionIds ?? [], .. One(query.DefinitionId)];
        List<WorkflowStatus> statuses =
        [
            .. query.Statuses ?? [],
            .. query.Status is { } status ? [status] : Array.Empty<WorkflowStatus>(),
        ];
        List<WorkflowSubStatus> subStatuses =
        [
            .. query.SubStatuses ?? [],
            .. query.SubStatus is { } subStatus ? [subStatus] : Array.Empty<WorkflowSubStatus>(),
        ];

        if (definitions.Count > 0)
            rows = rows.Where(row => definitions.Contains(row.DefinitionId));
        if (statuses.Count > 0)
            rows = rows.Where(row => statuses.Contains(row.Status));
        if (subStatuses.Count > 0)
            rows = rows.Where(row => subStatuses.Contains(row.SubStatus));
        if (query.CorrelationId is { Length: > 0 } correlationId)
            rows = rows.Where(row => row.CorrelationId == correlationId);
        if (query.ParentWorkflowInstanceId is { Length: > 0 } parent)
            rows = rows.Where(row => row.ParentInstanceId == parent);
        if (query.Version is { } version)
            rows = rows.Where(row => row.DefinitionVersion == version);
        if (query.HasIncidents is { } hasIncidents)
            rows = rows.Where(row => row.IncidentCount > 0 == hasIncidents);
        if (query.SearchTerm is { Length: > 0 } term)
            rows = rows.Where(row => row.Name!.Contains(term) || row.Id == term || row.CorrelationId == term);
        return rows;
    }

    private static IQueryable<WorkflowInstance> Ordered(InstanceList query, IQueryable<WorkflowInstance> rows)
    {
        var ascending = query.OrderDirection == "Ascending";
        return query.OrderBy switch
        {
            "Name" => ascending ? rows.OrderBy(row => row.Name) : rows.OrderByDescending(row => row.Name),
            "LastExecuted" => ascending
                ? rows.OrderBy(row => row.UpdatedAt)
                : rows.OrderByDescending(row => row.UpdatedAt),
            "Finished" => ascending
                ? rows.OrderBy(row => row.FinishedAt)
                : rows.OrderByDescending(row => row.FinishedAt),
            _ => ascending ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id),
        };
    }

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];
}
