using Workflows.Engine.Activities;

namespace Workflows.Approvals;

/// <summary>Several people sign, all of them unless the step says otherwise (会签).</summary>
[Activity("Approvals", "审批", DisplayName = "会签", Description = "等待多人会签：默认须全部同意。")]
[Outcomes(Outcomes.Approve, Outcomes.Return)]
public sealed class JointReview : SigningActivity
{
    /// <summary>A step that all must sign.</summary>
    public JointReview() => Mode = new Input<string>(nameof(ApprovalMode.All));

    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Review;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Approve, "同意", CommentRequired: false), new(Outcomes.Return, "退回", CommentRequired: true)];
}
