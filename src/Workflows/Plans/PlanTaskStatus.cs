namespace Workflows.Plans;

/// <summary>How far a task is.</summary>
public enum PlanTaskStatus
{
    /// <summary>Imported, not yet handed out (待交办).</summary>
    AwaitingAssignment,

    /// <summary>Handed out; the lead has not accepted yet (待签收).</summary>
    AwaitingAcceptance,

    /// <summary>The lead works on it (进行中).</summary>
    InProgress,

    /// <summary>The result is with the office (待办结审核).</summary>
    InReview,

    /// <summary>The office approved the result (已办结).</summary>
    Completed,

    /// <summary>Struck off the office's list (已销号).</summary>
    Closed,

    /// <summary>Filed (已归档).</summary>
    Archived,

    /// <summary>Put on hold by the office; nothing of it can be decided (暂停).</summary>
    Suspended,

    /// <summary>Given up by the office before its end (终止).</summary>
    Terminated,
}
