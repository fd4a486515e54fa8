using Workflows.Engine.Activities;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>A step where people agree or not, some of whom need not be asked.</summary>
public abstract class SigningActivity : HumanActivity
{
    /// <summary>For a signer who agreed at an earlier step already.</summary>
    [Input(
        DisplayName = "此前已同意的人",
        UIHint = "dropdown",
        Description = "同一人在前面的步骤已经同意、之后没有退回过时：Ask 再次办理，Pass 自动通过。",
        Options = [nameof(AgreedBeforeRule.Ask), nameof(AgreedBeforeRule.Pass)]
    )]
    public Input<string> WhenAgreedBefore { get; init; } = new(nameof(AgreedBeforeRule.Ask));

    /// <summary>For a signer who started the flow.</summary>
    [Input(
        DisplayName = "签署人是发起人时",
        UIHint = "dropdown",
        Description = "Self 由本人办理，Skip 自动通过，Superior 由上级办理。",
        Options = [nameof(InitiatorRule.Self), nameof(InitiatorRule.Skip), nameof(InitiatorRule.Superior)]
    )]
    public Input<string> WhenInitiator { get; init; } = new(nameof(InitiatorRule.Self));

    /// <summary>Whether a reviewer may end the task here.</summary>
    [Input(DisplayName = "允许驳回", Description = "选中时可以选择“驳回”，驳回即终止任务（子任务步骤则终止子任务）。")]
    public Input<bool> OffersReject { get; init; } = new();

    /// <inheritdoc/>
    protected override IReadOnlyList<WorkItemOutcome> ChoicesAt(ActivityExecutionContext context) =>
        context.Get(OffersReject)
            ? [.. Choices, new WorkItemOutcome(Outcomes.Reject, "驳回", CommentRequired: true)]
            : Choices;

    /// <inheritdoc/>
    protected override StepRules RulesOf(ActivityExecutionContext context) =>
        base.RulesOf(context) with
        {
            WhenAgreedBefore = Choice<AgreedBeforeRule>(context.Get(WhenAgreedBefore)),
            WhenInitiator = Choice<InitiatorRule>(context.Get(WhenInitiator)),
        };
}
