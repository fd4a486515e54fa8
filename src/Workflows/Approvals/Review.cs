using Workflows.Engine.Activities;

namespace Workflows.Approvals;

/// <summary>A reviewer approves a result or sends it back with an opinion (审核).</summary>
[Activity("Approvals", "审批", DisplayName = "审核", Description = "等待审核：同意或退回，也可以允许驳回。")]
[Outcomes(Outcomes.Approve, Outcomes.Return)]
public sealed class Review : SigningActivity
{
    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Review;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Approve, "同意", CommentRequired: false), new(Outcomes.Return, "退回", CommentRequired: true)];
}
