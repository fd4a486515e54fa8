using Workflows.Engine.Instances;

namespace Workflows.Instances.Overview;

/// <summary>An instance as the office reads it.</summary>
/// <param name="Id">The instance.</param>
/// <param name="Name">The name it was given.</param>
/// <param name="DefinitionId">The definition it runs.</param>
/// <param name="DefinitionName">What that is called.</param>
/// <param name="Version">The version it runs.</param>
/// <param name="Status">Whether it can still go on.</param>
/// <param name="SubStatus">Where it stands in detail.</param>
/// <param name="Serves">The task it serves; null when it serves none.</param>
/// <param name="Waiting">The steps it waits at, by title.</param>
/// <param name="Incidents">What failed and is not mended.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="UpdatedAt">When it last moved.</param>
/// <param name="FinishedAt">When it ended.</param>
public sealed record InstanceLine(
    string Id,
    string? Name,
    string DefinitionId,
    string DefinitionName,
    int Version,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    ServedTask? Serves,
    IReadOnlyList<string> Waiting,
    IReadOnlyList<IncidentLine> Incidents,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt
);

/// <summary>The task an instance serves, and the part of it.</summary>
/// <param name="Id">The task.</param>
/// <param name="Number">Its number in the plan.</param>
/// <param name="Title">Its title.</param>
/// <param name="Plan">The plan's title.</param>
/// <param name="SubtaskNumber">The number of the subtask it carries; null when it carries none.</param>
/// <param name="IsConsultation">Whether it asks a department to take part.</param>
/// <param name="Department">The department of the subtask, or the one that is asked.</param>
public sealed record ServedTask(
    Guid Id,
    string Number,
    string Title,
    string Plan,
    int? SubtaskNumber,
    bool IsConsultation,
    string? Department
);

/// <summary>A failure that nobody has mended yet.</summary>
/// <param name="ActivityInstanceId">The execution that failed; retrying and skipping name it.</param>
/// <param name="ActivityId">The step's id.</param>
/// <param name="Step">The step's title.</param>
/// <param name="Cause">What kind of failure it is.</param>
/// <param name="Message">What the step itself says.</param>
/// <param name="At">When.</param>
public sealed record IncidentLine(
    string ActivityInstanceId,
    string ActivityId,
    string Step,
    IncidentCause Cause,
    string Message,
    DateTimeOffset At
);
