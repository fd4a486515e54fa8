using Workflows.Engine.Activities;

namespace Workflows.Approvals;

/// <summary>The department accepts what was handed to it; the moment is on record (签收).</summary>
[Activity("Approvals", "审批", DisplayName = "签收", Description = "等待部门签收。")]
[Outcomes(Outcomes.Accept)]
public sealed class Accept : HumanActivity
{
    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Acceptance;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Accept, "签收", CommentRequired: false)];
}
