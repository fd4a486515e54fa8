namespace Workflows.Audit;

/// <summary>One row of the record with its place in the chain: what auditors read, archives hold and hashes cover.</summary>
/// <param name="Sequence">Place in the chain, from 1.</param>
/// <param name="Id">Identity of the row.</param>
/// <param name="At">When it happened.</param>
/// <param name="Action">What was done, a stable dotted name.</param>
/// <param name="Summary">What was done, in words.</param>
/// <param name="PersonId">Who did it; null when the service did it by itself.</param>
/// <param name="PersonName">The person's name at the time.</param>
/// <param name="DepartmentId">The department the person acted for.</param>
/// <param name="Comment">The opinion or reason given.</param>
/// <param name="PlanId">The plan it belongs to.</param>
/// <param name="TaskId">The task it belongs to.</param>
/// <param name="SubtaskId">The subtask it belongs to.</param>
/// <param name="WorkItemId">The work item it was done to.</param>
/// <param name="Algorithm">The algorithm of the hash.</param>
/// <param name="PreviousHash">The hash of the row before.</param>
/// <param name="Hash">The hash of this row, lower-case hex.</param>
public sealed record AuditEntry(
    long Sequence,
    Guid Id,
    DateTimeOffset At,
    string Action,
    string Summary,
    Guid? PersonId,
    string? PersonName,
    Guid? DepartmentId,
    string? Comment,
    Guid? PlanId,
    Guid? TaskId,
    Guid? SubtaskId,
    Guid? WorkItemId,
    string Algorithm,
    string PreviousHash,
    string Hash
);
