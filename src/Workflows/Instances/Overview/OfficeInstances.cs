using MediatR;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Instances.Overview;

/// <summary>The instances as the office looks for them, those that moved last first.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record OfficeInstances(PageRequest Page) : IRequest<Page<InstanceLine>>
{
    /// <summary>Part of the name, or an id.</summary>
    public string? Search { get; init; }

    /// <summary>Only of this definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Only of this version.</summary>
    public int? Version { get; init; }

    /// <summary>Only with this status.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>Only with this sub-status.</summary>
    public WorkflowSubStatus? SubStatus { get; init; }

    /// <summary>Only with incidents, or only without.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Only those that serve this task, its subtasks or its consultations.</summary>
    public Guid? TaskId { get; init; }
}

internal sealed class OfficeInstancesHandler(WorkflowsDbContext db, InstanceLines lines)
    : IRequestHandler<OfficeInstances, Page<InstanceLine>>
{
    public async Task<Page<InstanceLine>> Handle(OfficeInstances query, CancellationToken cancellationToken)
    {
        var filter = new InstanceFilter
        {
            EmptyFilterSelectsAll = true,
            SearchTerm = query.Search?.Trim(),
            DefinitionIds = query.DefinitionId is { Length: > 0 } definition ? [definition] : null,
            Version = query.Version,
            Statuses = query.Status is { } status ? [status] : null,
            SubStatuses = query.SubStatus is { } subStatus ? [subStatus] : null,
            HasIncidents = query.HasIncidents,
            // Every flow of a task is correlated with it.
            CorrelationIds = query.TaskId is { } taskId ? [taskId.ToString()] : null,
        };
        var page = await query.Page.ReadAsync(
            filter
                .Apply(db)
                .OrderByDescending(row => row.UpdatedAt)
                .ThenByDescending(row => row.Id)
                .Select(InstanceRow.Of),
            cancellationToken
        );
        return new Page<InstanceLine>(await lines.OfAsync(page.Items, cancellationToken), page.Total);
    }
}
