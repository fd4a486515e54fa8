using Workflows.Approvals;

namespace Workflows.Assignments;

/// <summary>Who has a work item after an act that is about just that.</summary>
/// <param name="Id">The work item.</param>
/// <param name="State">Whether it waits.</param>
/// <param name="AssigneeId">The person who must act; null for the pool.</param>
/// <param name="AssignedAt">Since when.</param>
public sealed record HeldWorkItem(Guid Id, WorkItemState State, Guid? AssigneeId, DateTimeOffset? AssignedAt)
{
    internal static HeldWorkItem Of(WorkItem item) => new(item.Id, item.State, item.AssigneeId, item.AssignedAt);
}
