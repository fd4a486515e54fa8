using Workflows.Engine.Activities;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>Gives people a copy and goes on; nobody is asked for anything (抄送).</summary>
[Activity(
    "Approvals",
    "审批",
    DisplayName = "抄送",
    Description = "把事项抄送给有关人员，不等待；同一流程里每人只收一份。"
)]
public sealed class Copy : Activity
{
    /// <summary>Who gets it: text of rules parted by commas or lines, or a list of such rules.</summary>
    [Input(
        DisplayName = "抄送给",
        UIHint = "multi-line",
        IsRequired = true,
        Description = "写法同签署人：登录名或人员标识；head:部门、handler:部门；lead.head；participants.head；initiator；leader；office。"
    )]
    public Input<object> People { get; init; } = new();

    /// <summary>What it is called in inboxes.</summary>
    [Input(DisplayName = "标题", IsRequired = true)]
    public Input<string> Title { get; init; } = new();

    /// <summary>What is said with it.</summary>
    [Input(DisplayName = "附言", UIHint = "multi-line")]
    public Input<string> Message { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult
            .Complete()
            .With(
                new CopiesGiven(
                    new CopyRequest(
                        SignerRule.Split(context.Get(People)),
                        context.Get(Title) ?? "",
                        context.Get(Message)
                    ),
                    CirculatedBy: null
                )
            );
}

/// <summary>What is to be given to whom.</summary>
/// <param name="People">Who, as rules.</param>
/// <param name="Title">What it is called in inboxes.</param>
/// <param name="Message">What is said with it.</param>
public sealed record CopyRequest(IReadOnlyList<string> People, string Title, string? Message);

/// <summary>Copies to give; doing it twice gives each person one.</summary>
/// <param name="Request">What to whom.</param>
/// <param name="CirculatedBy">The step that asks for reading; null when nothing is asked.</param>
public sealed record CopiesGiven(CopyRequest Request, string? CirculatedBy) : Effect;
