using MediatR;

namespace Workflows.Plans.Reimport;

/// <summary>A corrected document was applied to a plan. Published inside the commit that makes it so.</summary>
/// <param name="PlanId">The plan.</param>
internal sealed record PlanReimported(Guid PlanId) : INotification;
