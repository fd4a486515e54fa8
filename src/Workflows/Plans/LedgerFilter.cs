using Workflows.Organization;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>Which tasks a ledger lists and statistics count; all that are handed out where nothing is said.</summary>
/// <param name="PlanId">Only of this plan.</param>
/// <param name="DepartmentId">Only those of this department.</param>
/// <param name="Part">What the department's part is.</param>
/// <param name="Status">Only with this status.</param>
/// <param name="Light">Only with this light.</param>
/// <param name="Search">Only with each of these words in title or text; a number means the task's number.</param>
/// <param name="Section">Only of the section with this number; <see cref="NoSection"/> means outside of all.</param>
/// <param name="DueFrom">Only due on this day or later.</param>
/// <param name="DueTo">Only due on this day or earlier.</param>
/// <param name="IsUndated">Only without a day, or only with one.</param>
/// <param name="HandedOutFrom">Only handed out on this day or later.</param>
/// <param name="HandedOutTo">Only handed out on this day or earlier.</param>
/// <param name="CompletedFrom">Only with their result approved on this day or later.</param>
/// <param name="CompletedTo">Only with their result approved on this day or earlier.</param>
/// <param name="Mark">Only those that fared so.</param>
/// <param name="Flow">Only those with a work item of this definition.</param>
/// <param name="Step">Only those with a work item of this step of it.</param>
/// <param name="Visit">Only those with a work item there that stands so.</param>
/// <param name="Period">Only those that report for this period.</param>
/// <param name="Report">Only those whose report for it stands so.</param>
/// <param name="IncludesWaiting">Whether those not handed out yet are listed too.</param>
public sealed record LedgerFilter(
    Guid? PlanId = null,
    Guid? DepartmentId = null,
    TaskPart Part = TaskPart.Lead,
    PlanTaskStatus? Status = null,
    Light? Light = null,
    string? Search = null,
    string? Section = null,
    DateOnly? DueFrom = null,
    DateOnly? DueTo = null,
    bool? IsUndated = null,
    DateOnly? HandedOutFrom = null,
    DateOnly? HandedOutTo = null,
    DateOnly? CompletedFrom = null,
    DateOnly? CompletedTo = null,
    LedgerMark? Mark = null,
    string? Flow = null,
    string? Step = null,
    StepVisit? Visit = null,
    Period? Period = null,
    PeriodReport? Report = null,
    bool IncludesWaiting = false
)
{
    /// <summary>Stands for tasks outside of all sections.</summary>
    public const string NoSection = "-";

    /// <summary>The same, of those whose day lies between two days; either may be missing.</summary>
    public LedgerFilter During(TaskDay day, DateOnly? from, DateOnly? to) =>
        day switch
        {
            TaskDay.Due => this with { DueFrom = from, DueTo = to },
            TaskDay.Completed => this with { CompletedFrom = from, CompletedTo = to },
            _ => this with { HandedOutFrom = from, HandedOutTo = to },
        };
}

/// <summary>Which of a task's days puts it into a stretch of time (统计期间).</summary>
public enum TaskDay
{
    /// <summary>The day it was handed out.</summary>
    HandedOut,

    /// <summary>The day it is due.</summary>
    Due,

    /// <summary>The day its result was approved.</summary>
    Completed,
}

/// <summary>How a work item stands at a step.</summary>
public enum StepVisit
{
    /// <summary>It was decided.</summary>
    Decided,

    /// <summary>It waits.</summary>
    Open,

    /// <summary>It was decided, and the matter sent back.</summary>
    SentBack,
}

/// <summary>How the report of a task for a period stands (周期报送).</summary>
public enum PeriodReport
{
    /// <summary>It was approved.</summary>
    Approved,

    /// <summary>It was approved by its day.</summary>
    OnTime,

    /// <summary>It was approved after its day.</summary>
    Late,

    /// <summary>It is not approved, and its day has passed.</summary>
    Overdue,
}

/// <summary>A department's part in a task.</summary>
public enum TaskPart
{
    /// <summary>It leads.</summary>
    Lead,

    /// <summary>It leads or takes part.</summary>
    Any,

    /// <summary>It takes part and does not lead.</summary>
    Participant,
}

/// <summary>How a task fared, as the statistics count it.</summary>
public enum LedgerMark
{
    /// <summary>Its result was approved.</summary>
    Completed,

    /// <summary>Its result was approved within its term.</summary>
    OnTime,

    /// <summary>Its result was approved too late.</summary>
    Late,

    /// <summary>It goes on, its term not passed.</summary>
    UnderWay,

    /// <summary>It goes on though its term has passed.</summary>
    Overdue,

    /// <summary>It was given up.</summary>
    Terminated,

    /// <summary>Its result was sent back at least once.</summary>
    Returned,

    /// <summary>Its term was extended at least once.</summary>
    Extended,

    /// <summary>It was accepted too late.</summary>
    AcceptedLate,
}
