using System.Linq.Expressions;
using MediatR;
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

    /// <summary>Whether only Elsa's own instances are wanted: there are none here.</summary>
    public bool? IsSystem { get; init; }

    /// <summary>Only where every one of these holds.</summary>
    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }

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
    internal static Expression<Func<WorkflowInstance, InstanceSummary>> Of =>
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
            .ReadAsync(Ordered(query, FilterOf(query).Apply(db)).Select(InstanceSummary.Of), cancellationToken);

    private static InstanceFilter FilterOf(InstanceList query) =>
        new()
        {
            EmptyFilterSelectsAll = true,
            DefinitionIds = [.. query.DefinitionIds ?? [], .. One(query.DefinitionId)],
            CorrelationIds = One(query.CorrelationId),
            SearchTerm = query.SearchTerm,
            ParentWorkflowInstanceId = query.ParentWorkflowInstanceId,
            Version = query.Version,
            HasIncidents = query.HasIncidents,
            IsSystem = query.IsSystem,
            Statuses = [.. query.Statuses ?? [], .. One(query.Status)],
            SubStatuses = [.. query.SubStatuses ?? [], .. One(query.SubStatus)],
            TimestampFilters = query.TimestampFilters,
        };

    private static IQueryable<WorkflowInstance> Ordered(InstanceList query, IQueryable<WorkflowInstance> rows)
    {
        var ascending = string.Equals(query.OrderDirection, "Ascending", StringComparison.OrdinalIgnoreCase);
        var ordered = query.OrderBy?.ToUpperInvariant() switch
        {
            "NAME" => By(row => row.Name),
            "LASTEXECUTED" or "UPDATEDAT" => By(row => row.UpdatedAt),
            "FINISHED" or "FINISHEDAT" => By(row => row.FinishedAt),
            null or "" or "CREATED" or "CREATEDAT" => By(row => row.CreatedAt),
            _ => throw new InvalidRequestException("unknown_order", "orderBy", $"不能按“{query.OrderBy}”排序。"),
        };
        return ascending ? ordered.ThenBy(row => row.Id) : ordered.ThenByDescending(row => row.Id);

        IOrderedQueryable<WorkflowInstance> By<T>(Expression<Func<WorkflowInstance, T>> column) =>
            ascending ? rows.OrderBy(column) : rows.OrderByDescending(column);
    }

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    private static T[] One<T>(T? value)
        where T : struct => value is { } one ? [one] : [];
}
