using MediatR;
using Workflows.Organization;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>A flow began to wait for a person. Published inside the commit that makes it so.</summary>
internal sealed record WorkItemOpened(WorkItem Item) : INotification;

/// <summary>A person decided; the flow has not moved yet. A rule broken by a subscriber refuses the decision.</summary>
internal sealed record WorkItemDecided(WorkItem Item, Person By, WorkItemData Data) : INotification;

/// <summary>An instance ran to its end, or failed for good.</summary>
internal sealed record InstanceFinished(WorkflowInstance Instance) : INotification;
