using Workflows.Engine.Activities;

namespace Workflows.Approvals;

/// <summary>The office strikes an approved task off its list (销号).</summary>
[Activity("Approvals", "审批", DisplayName = "销号", Description = "等待办公室销号。")]
[Outcomes(Outcomes.Close)]
public sealed class Close : SigningActivity
{
    /// <inheritdoc/>
    protected override WorkItemKind Kind => WorkItemKind.Closing;

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> Choices { get; } =
    [new(Outcomes.Close, "销号", CommentRequired: false)];
}
