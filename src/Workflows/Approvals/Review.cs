using Workflows.Engine.Activities;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>A reviewer approves a result or sends it back with an opinion (审核).</summary>
[Activity("Approvals", "审批", DisplayName = "审核", Description = "等待审核：同意或退回，也可以允许驳回。")]
[Outcomes(Outcomes.Approve, Outcomes.Return)]
public sealed class Review : HumanActivity
{
    /// <summary>Whether a reviewer may end the task here.</summary>
    [Input(DisplayName = "允许驳回", Description = "选中时可以选择“驳回”，驳回即终止任务（子任务步骤则终止子任务）。")]
    public Input<bool> OffersReject { get; init; } = new();

    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Review;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Approve, "同意", CommentRequired: false), new(Outcomes.Return, "退回", CommentRequired: true)];

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> ChoicesAt(ActivityExecutionContext context) =>
        context.Get(OffersReject)
            ? [.. Choices, new WorkItemOutcome(Outcomes.Reject, "驳回", CommentRequired: true)]
            : Choices;
}
