namespace Workflows.Plans;

/// <summary>A department that takes part in a task (参与部门).</summary>
public sealed class Participant
{
    /// <summary>The task.</summary>
    public Guid TaskId { get; init; }

    /// <summary>The department.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>Order in the document, then of joining.</summary>
    public required int Order { get; init; }

    /// <summary>How it came to take part.</summary>
    public required ParticipantOrigin Origin { get; init; }

    /// <summary>The printed group it was expanded from, or the part of the task printed behind its name, if any.</summary>
    public string? GroupName { get; init; }

    /// <summary>From when it takes part.</summary>
    public required DateTimeOffset JoinedAt { get; init; }
}

/// <summary>How a department came to take part in a task.</summary>
public enum ParticipantOrigin
{
    /// <summary>The document names it.</summary>
    Document,

    /// <summary>The document names a group it belongs to.</summary>
    Group,

    /// <summary>It agreed when the lead asked (the plan's closing note).</summary>
    Consultation,

    /// <summary>It led the task until the office gave the lead to another.</summary>
    FormerLead,
}
