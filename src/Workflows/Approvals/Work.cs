using Workflows.Engine.Activities;

namespace Workflows.Approvals;

/// <summary>The department does the work and hands in its result (办理).</summary>
[Activity("Approvals", "审批", DisplayName = "办理", Description = "等待部门办理并报送结果。")]
[Outcomes(Outcomes.Submit)]
public sealed class Work : HumanActivity
{
    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Work;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Submit, "报送", CommentRequired: true)];
}
