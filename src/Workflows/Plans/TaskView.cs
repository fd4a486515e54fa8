using Workflows.Approvals;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>A task with all that the asking person may see of it.</summary>
public sealed record TaskView(
    Guid Id,
    PlanRef Plan,
    string Number,
    string Title,
    string? Section,
    string Text,
    DepartmentRef Lead,
    IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<TargetView> Targets,
    PlanTaskStatus Status,
    DateOnly? DueOn,
    Light? Light,
    string? WorkflowInstanceId,
    DateTimeOffset? HandedOutAt,
    DateTimeOffset? AcceptedAt,
    bool AcceptedLate,
    DateTimeOffset? SuspendedAt,
    DateTimeOffset? TerminatedAt,
    int ExtensionCount,
    int ReturnCount,
    ExtensionRef? OpenExtension,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? ArchivedAt,
    IReadOnlyList<SubmissionView> Submissions,
    IReadOnlyList<SubtaskView> Subtasks,
    IReadOnlyList<ConsultationView> Consultations,
    IReadOnlyList<HistoryEntry> History,
    IReadOnlyList<string> Actions,
    CycleView? Cycle
);

/// <summary>A plan as other resources name it.</summary>
public sealed record PlanRef(Guid Id, string Title);

/// <summary>A department that takes part.</summary>
public sealed record ParticipantView(
    DepartmentRef Department,
    ParticipantOrigin Origin,
    string? GroupName,
    DateTimeOffset JoinedAt
);

/// <summary>A target of a task and what was reached of it, from approved reports and results only.</summary>
/// <param name="Id">The target.</param>
/// <param name="Text">The words of the document.</param>
/// <param name="Quantity">The goal.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Comparison">How the goal binds.</param>
/// <param name="Period">Over what time it is counted, as printed.</param>
/// <param name="Kind">How it is counted.</param>
/// <param name="Total">What was reached over all time.</param>
/// <param name="Current">What is held against the goal: of an annual target this year's, else the total.</param>
/// <param name="Periods">What each quarter brought.</param>
/// <param name="DueOn">The day by which it is to be reached, where it has one of its own.</param>
/// <param name="Light">How that day stands; null once it is reached, and where it has none.</param>
public sealed record TargetView(
    Guid Id,
    string Text,
    decimal? Quantity,
    string? Unit,
    TargetComparison Comparison,
    string? Period,
    TargetKind Kind,
    decimal Total,
    decimal Current,
    IReadOnlyList<PeriodTotal> Periods,
    DateOnly? DueOn,
    Light? Light
);

/// <summary>What one quarter brought for a target.</summary>
/// <param name="Year">The year.</param>
/// <param name="Quarter">The quarter, 1 to 4.</param>
/// <param name="Total">How much.</param>
public sealed record PeriodTotal(int Year, int Quarter, decimal Total);

/// <summary>A subtask with its rounds of submission and review, and whether the asking person may cancel it.</summary>
public sealed record SubtaskView(
    Guid Id,
    int Number,
    DepartmentRef Department,
    string Requirement,
    SubtaskStatus Status,
    DateOnly? DueOn,
    Light? Light,
    string? WorkflowInstanceId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<SubmissionView> Submissions,
    PeriodView? Period,
    bool CanCancel
);

/// <summary>One round: what was handed in and what the reviewers said.</summary>
public sealed record SubmissionView(
    Guid Id,
    int Round,
    string Text,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<EvidenceView> Evidence,
    PersonRef SubmittedBy,
    PersonRef? OnBehalfOf,
    DateTimeOffset SubmittedAt,
    IReadOnlyList<ReviewView> Reviews
);

/// <summary>A file handed in as proof.</summary>
public sealed record EvidenceView(
    Guid Id,
    string FileName,
    string ContentType,
    long Length,
    string Sha256,
    DateTimeOffset UploadedAt
);

/// <summary>What one reviewer decided, or a rule in his place.</summary>
public sealed record ReviewView(
    string Step,
    string Outcome,
    string? Comment,
    PersonRef? Reviewer,
    PersonRef? OnBehalfOf,
    DateTimeOffset At,
    bool IsAutomatic
);

/// <summary>A question to a further department, its answer, and whether the asking person may take it back.</summary>
public sealed record ConsultationView(
    Guid Id,
    DepartmentRef Department,
    string Reason,
    ConsultationStatus Status,
    PersonRef ProposedBy,
    DateTimeOffset ProposedAt,
    PersonRef? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    string? Answer,
    string? WorkflowInstanceId,
    bool CanCancel
);

/// <summary>One line of the record.</summary>
public sealed record HistoryEntry(
    DateTimeOffset At,
    string Action,
    string Summary,
    PersonRef? Person,
    DepartmentRef? Department,
    string? Comment,
    Guid? SubtaskId
);
