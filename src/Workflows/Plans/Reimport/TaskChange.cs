namespace Workflows.Plans.Reimport;

/// <summary>How one task of a running plan differs from the corrected document.</summary>
/// <param name="Kind">Whether the document adds it, no longer has it, or says something else about it.</param>
/// <param name="Number">The task's number.</param>
/// <param name="Section">The section it stands in; tells tasks of the same number apart.</param>
/// <param name="Title">The title, the new one where there is one.</param>
/// <param name="TaskId">The task as it runs; null when the document adds it.</param>
/// <param name="Line">The line of the document where it begins; null when the document no longer has it.</param>
/// <param name="Fields">What is different; empty for an added or a removed task.</param>
public sealed record TaskChange(
    TaskChangeKind Kind,
    string Number,
    string? Section,
    string Title,
    Guid? TaskId,
    int? Line,
    IReadOnlyList<FieldChange> Fields
);

/// <summary>How a task differs.</summary>
public enum TaskChangeKind
{
    /// <summary>Only the document has it.</summary>
    Added,

    /// <summary>The document no longer has it.</summary>
    Removed,

    /// <summary>The document says something else about it.</summary>
    Changed,
}

/// <summary>What a document can say differently about a task.</summary>
public enum TaskField
{
    /// <summary>Its title.</summary>
    Title,

    /// <summary>What is to be done.</summary>
    Text,

    /// <summary>The day it is due; a document that names none changes nothing.</summary>
    DueOn,

    /// <summary>The lead department.</summary>
    Lead,

    /// <summary>The departments the document has take part.</summary>
    Participants,

    /// <summary>What is to be reached; what was reported goes on counting for the target of the same unit.</summary>
    Targets,
}

/// <summary>One field that is different.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">As the plan runs.</param>
/// <param name="New">As the document says; names as printed where they could not be matched.</param>
/// <param name="CanApply">Whether it can be confirmed: the task has not ended, and every name in it is known.</param>
public sealed record FieldChange(TaskField Field, string? Old, string? New, bool CanApply);
