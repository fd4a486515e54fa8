namespace Workflows.Approvals;

/// <summary>Whether a work item waits.</summary>
public enum WorkItemState
{
    /// <summary>Waits for somebody.</summary>
    Open,

    /// <summary>Decided by somebody.</summary>
    Done,

    /// <summary>Withdrawn, since the flow no longer waits for it.</summary>
    Cancelled,

    /// <summary>Waits until others have acted (依次、前加签、退回修改).</summary>
    Waiting,
}
