using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Inbox;
using Workflows.Organization;
using Workflows.Plans;

namespace Workflows.Trials;

/// <summary>A flow as far as it was walked.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Version">The version that was tried.</param>
/// <param name="IsPublished">Whether new instances run this version; else it is a draft, or an earlier one.</param>
/// <param name="Task">What it was tried with.</param>
/// <param name="Now">What time it is in the trial.</param>
/// <param name="Flow">The picture.</param>
/// <param name="Steps">What happened, the start first.</param>
/// <param name="Waiting">Who is asked now.</param>
/// <param name="Readers">Who has a circulation to read that the flow waits for.</param>
/// <param name="Others">What else the flow waits for.</param>
/// <param name="NextDue">What happens next if nobody acts; null when nothing does.</param>
/// <param name="Ended">How it ended; null while it runs.</param>
/// <param name="Refusal">What was refused, as it would be then; the acts after it were not taken.</param>
/// <param name="Warnings">What is perhaps not meant as it is drawn.</param>
public sealed record TrialView(
    string DefinitionId,
    string Name,
    int Version,
    bool IsPublished,
    TrialTask Task,
    DateTimeOffset Now,
    TaskFlowView Flow,
    IReadOnlyList<TrialStep> Steps,
    IReadOnlyList<TrialItem> Waiting,
    IReadOnlyList<TrialReader> Readers,
    IReadOnlyList<TrialWait> Others,
    TrialDue? NextDue,
    WorkflowSubStatus? Ended,
    TrialRefusal? Refusal,
    IReadOnlyList<DefinitionProblem> Warnings
);

/// <summary>What a flow is tried with.</summary>
/// <param name="Id">The task it was taken from; null for a made-up one.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">Who leads.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Department">Who does the subtask, or is asked; null where the flow is about neither.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="StartsAt">When the trial begins.</param>
public sealed record TrialTask(
    Guid? Id,
    string Number,
    string Title,
    DepartmentRef Lead,
    IReadOnlyList<DepartmentRef> Participants,
    DepartmentRef? Department,
    DateOnly? DueOn,
    DateTimeOffset StartsAt
);

/// <summary>What came of the start, or of one act.</summary>
/// <param name="At">When.</param>
/// <param name="Record">What the record says of it.</param>
/// <param name="Passed">The steps the flow went through by itself.</param>
/// <param name="Asked">Who was asked.</param>
/// <param name="Told">Who was told something: copies, reminders, notices.</param>
/// <param name="Sent">What would have left for other servers; a trial sends nothing.</param>
/// <param name="Problems">What failed.</param>
public sealed record TrialStep(
    DateTimeOffset At,
    IReadOnlyList<string> Record,
    IReadOnlyList<string> Passed,
    IReadOnlyList<TrialAsked> Asked,
    IReadOnlyList<TrialMessage> Told,
    IReadOnlyList<string> Sent,
    IReadOnlyList<string> Problems
);

/// <summary>Somebody who is asked.</summary>
/// <param name="StepId">The step.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Department">For which department.</param>
/// <param name="Assignee">The one who is asked by name; null when anybody of <paramref name="People"/> may.</param>
/// <param name="People">Who may decide it.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Subtask">The number of the subtask it is about, if it is about one.</param>
public sealed record TrialAsked(
    string StepId,
    string Title,
    DepartmentRef Department,
    PersonRef? Assignee,
    IReadOnlyList<PersonRef> People,
    DateOnly? DueOn,
    int? Subtask
);

/// <summary>Something a person is told.</summary>
public sealed record TrialMessage(TrialMessageKind Kind, PersonRef Person, string Title, string? Text);

/// <summary>How somebody is told.</summary>
public enum TrialMessageKind
{
    /// <summary>A copy.</summary>
    Copy,

    /// <summary>A circulation.</summary>
    Circulation,

    /// <summary>A notice in the inbox, such as a reminder.</summary>
    Notice,
}

/// <summary>A work item that waits.</summary>
/// <param name="Key">What it is called in acts; the same whenever the same acts are taken.</param>
/// <param name="Asked">Who is asked.</param>
/// <param name="Item">The work item as its person would see it.</param>
/// <param name="Choices">What may be decided, the onward outcome first.</param>
public sealed record TrialItem(string Key, TrialAsked Asked, WorkItemView Item, IReadOnlyList<TrialChoice> Choices);

/// <summary>What may be decided.</summary>
/// <param name="Name">The outcome.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Leads">What would come of it; null where too much waits to say.</param>
public sealed record TrialChoice(string Name, string DisplayName, TrialOutlook? Leads);

/// <summary>What would come of a decision.</summary>
/// <param name="Asks">Who would be asked.</param>
/// <param name="Ends">Whether the flow would be at its end.</param>
/// <param name="Refusal">Why it would be refused.</param>
/// <param name="IsOfMadeUpForm">Whether the form was filled in with examples to see this; other content may lead elsewhere.</param>
public sealed record TrialOutlook(
    IReadOnlyList<TrialAsked> Asks,
    bool Ends,
    string? Refusal,
    bool IsOfMadeUpForm = false
);

/// <summary>Somebody who has something to read.</summary>
public sealed record TrialReader(string Key, PersonRef Person, string Title);

/// <summary>A step that waits for something other than a person's decision.</summary>
public sealed record TrialWait(string StepId, string Title);

/// <summary>The next moment at which something happens by itself.</summary>
public sealed record TrialDue(DateTimeOffset At, TrialDueKind Kind, string Title);

/// <summary>What happens by itself.</summary>
public enum TrialDueKind
{
    /// <summary>The term of a step passes.</summary>
    Term,

    /// <summary>A reminder of the task's day is sent.</summary>
    Reminder,

    /// <summary>A timer of the flow fires.</summary>
    Timer,

    /// <summary>A period begins.</summary>
    Period,
}

/// <summary>What was refused.</summary>
/// <param name="Act">Which act: 0 is the start, 1 the first act.</param>
/// <param name="Code">Its stable code.</param>
/// <param name="Message">Why.</param>
public sealed record TrialRefusal(int Act, string Code, string Message)
{
    internal static TrialRefusal? Of(Exception exception, int act) =>
        exception switch
        {
            RuleException rule => new(act, rule.Code, rule.Message),
            InvalidRequestException invalid => new(act, invalid.Code, invalid.Message),
            NotFoundException missing => new(act, missing.Code, missing.Message),
            ForbiddenException forbidden => new(act, forbidden.Code, forbidden.Message),
            _ => null,
        };
}
