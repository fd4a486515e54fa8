namespace Workflows.Approvals;

/// <summary>What a work item asks of a person.</summary>
public enum WorkItemKind
{
    /// <summary>Accept what was handed out (签收).</summary>
    Acceptance,

    /// <summary>Do the work and hand in the result (办理).</summary>
    Work,

    /// <summary>Review a result (审核).</summary>
    Review,

    /// <summary>Answer whether the department takes part (商请).</summary>
    Consultation,

    /// <summary>Strike the task off the list (销号).</summary>
    Closing,
}
