using Workflows.Engine.Activities;

namespace Workflows.Approvals;

/// <summary>A department is asked to take part, and agrees or declines with a reason (商请).</summary>
[Activity("Approvals", "审批", DisplayName = "商请", Description = "等待被商请部门答复。")]
[Outcomes(Outcomes.Agree, Outcomes.Decline)]
public sealed class Consult : HumanActivity
{
    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Consultation;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Agree, "同意参与", CommentRequired: false), new(Outcomes.Decline, "不参与", CommentRequired: true)];
}
