using MediatR;

namespace Workflows.Plans;

/// <summary>A plan was created. Published inside the commit that makes it so.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="DraftId">The draft it was checked in, if it was one.</param>
internal sealed record PlanCreated(Guid PlanId, Guid? DraftId) : INotification;
