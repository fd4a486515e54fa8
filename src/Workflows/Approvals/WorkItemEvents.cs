using MediatR;
using Workflows.Organization;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>A flow began to wait for a person. Published inside the commit that makes it so.</summary>
internal sealed record WorkItemOpened(WorkItem Item) : INotification;

/// <summary>A person decided; the flow has not moved yet. A rule broken by a subscriber refuses the decision.</summary>
/// <param name="Item">What was decided.</param>
/// <param name="By">Who decided.</param>
/// <param name="Data">What was handed in with it.</param>
/// <param name="StepOutcome">What the step came to with it; null while other signers are still to be heard.</param>
internal sealed record WorkItemDecided(WorkItem Item, Person By, WorkItemData Data, string? StepOutcome)
    : INotification;

/// <summary>A rule decided in a person's place.</summary>
/// <param name="Item">What was decided.</param>
/// <param name="Reason">Why, as the record says it.</param>
internal sealed record WorkItemDecidedByRule(WorkItem Item, string Reason) : INotification;

/// <summary>A signer sent the flow back instead of deciding.</summary>
internal sealed record WorkItemReturned(WorkItem Item) : INotification;

/// <summary>A flow is about to leave a step for another than the decided one. A subscriber's rule may refuse it.</summary>
internal sealed record StepLeaving(WorkflowInstance Instance) : INotification;

/// <summary>A step asks that everybody its task waits for be urged.</summary>
internal sealed record UrgingAsked(WorkflowInstance Instance, string? Message) : INotification;

/// <summary>A step sets when its task or subtask is due.</summary>
internal sealed record TermAsked(WorkflowInstance Instance, DateOnly DueOn) : INotification;

/// <summary>An instance ran to its end, or failed for good.</summary>
internal sealed record InstanceFinished(WorkflowInstance Instance) : INotification;
