using Workflows.Approvals;
using Workflows.Organization;

namespace Workflows.Inbox;

/// <summary>A work item as the asking person sees it; <c>CanDecide</c> tells whether it is open and his to decide.</summary>
public sealed record WorkItemView(
    Guid Id,
    WorkItemKind Kind,
    string Title,
    WorkItemState State,
    WorkItemTaskRef? Task,
    WorkItemPlanRef? Plan,
    WorkItemSubtaskRef? Subtask,
    Guid? ConsultationId,
    DepartmentRef Department,
    Role Role,
    PersonRef? Assignee,
    bool IsClaimed,
    IReadOnlyList<WorkItemOutcome> Outcomes,
    DateTimeOffset CreatedAt,
    DateOnly? DueOn,
    Light? Light,
    string? Outcome,
    string? Comment,
    DateTimeOffset? CompletedAt,
    string WorkflowInstanceId,
    PersonRef? OnBehalfOf,
    int UrgeCount,
    DateTimeOffset? UrgedAt,
    WorkItemQuestion? Question,
    IReadOnlyList<WorkItemAnswer> Answers,
    IReadOnlyList<WorkItemField> Form,
    bool CanDecide
);

/// <summary>A field of the step's form; hidden ones are not listed.</summary>
/// <param name="Name">The name its value is handed in under.</param>
/// <param name="Label">What people read beside it.</param>
/// <param name="Type">What may be entered.</param>
/// <param name="Required">Whether the onward outcome needs it.</param>
/// <param name="IsReadOnly">Whether it only shows what earlier steps filled in.</param>
/// <param name="Options">What may be chosen, for a choice.</param>
/// <param name="Value">What is filled in so far.</param>
public sealed record WorkItemField(
    string Name,
    string Label,
    FieldType Type,
    bool Required,
    bool IsReadOnly,
    IReadOnlyList<string> Options,
    string? Value
);

/// <summary>What a delegated work item asks (委派).</summary>
/// <param name="By">Who wants to know.</param>
/// <param name="Text">What.</param>
public sealed record WorkItemQuestion(PersonRef? By, string Text);

/// <summary>The answer to a question that was delegated.</summary>
/// <param name="By">Who answered.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Text">The answer.</param>
/// <param name="At">When it was given.</param>
public sealed record WorkItemAnswer(PersonRef? By, string Question, string Text, DateTimeOffset At);

/// <summary>The task a work item is about.</summary>
public sealed record WorkItemTaskRef(Guid Id, string Number, string Title, bool IsSuspended);

/// <summary>The plan a work item is about.</summary>
public sealed record WorkItemPlanRef(Guid Id, string Title);

/// <summary>The subtask a work item is about.</summary>
public sealed record WorkItemSubtaskRef(Guid Id, int Number, string Requirement);
