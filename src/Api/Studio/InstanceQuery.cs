using Workflows.Engine.Instances;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>The list of instances as an address asks for it.</summary>
internal sealed record InstanceQuery(
    int? Page,
    int? PageSize,
    string? SearchTerm,
    string? DefinitionId,
    string[]? DefinitionIds,
    string? CorrelationId,
    string? ParentWorkflowInstanceId,
    int? Version,
    bool? HasIncidents,
    bool? IsSystem,
    WorkflowStatus? Status,
    WorkflowStatus[]? Statuses,
    WorkflowSubStatus? SubStatus,
    WorkflowSubStatus[]? SubStatuses,
    string? OrderBy,
    string? OrderDirection
)
{
    public InstanceList ToList() =>
        new()
        {
            Page = Page,
            PageSize = PageSize,
            SearchTerm = SearchTerm,
            DefinitionId = DefinitionId,
            DefinitionIds = DefinitionIds,
            CorrelationId = CorrelationId,
            ParentWorkflowInstanceId = ParentWorkflowInstanceId,
            Version = Version,
            HasIncidents = HasIncidents,
            IsSystem = IsSystem,
            Status = Status,
            Statuses = Statuses,
            SubStatus = SubStatus,
            SubStatuses = SubStatuses,
            OrderBy = OrderBy,
            OrderDirection = OrderDirection,
        };
}
