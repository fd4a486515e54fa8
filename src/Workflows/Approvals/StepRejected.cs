using MediatR;

namespace Workflows.Approvals;

/// <summary>A step came to 驳回: the flow doesn't go on, and whoever keeps what it is about ends that with it.</summary>
/// <param name="Item">The deciding vote.</param>
internal sealed record StepRejected(WorkItem Item) : INotification;
