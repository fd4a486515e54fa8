using Workflows.Engine.Activities;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>Sets the day the task or subtask is due, counted from now, and goes on (时限).</summary>
[Activity(
    "Approvals",
    "审批",
    DisplayName = "时限",
    Description = "从流程走到这一步起计算，设定任务或子任务的时限，不等待。"
)]
public sealed class SetTerm : Activity
{
    /// <summary>How many days.</summary>
    [Input(DisplayName = "天数", IsRequired = true)]
    public Input<int> Days { get; init; } = new();

    /// <summary>Whether they are days of the calendar; else working days.</summary>
    [Input(DisplayName = "按自然日", Description = "不选为工作日。")]
    public Input<bool> CalendarDays { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        context.Get(Days) is var days and > 0
            ? ActivityResult.Complete().With(new TermRequested(days, !context.Get(CalendarDays)))
            : ActivityResult.Fault(new InvalidOperationException("时限的天数须大于0。"));
}

/// <summary>The instance's task or subtask is to be due in so many days.</summary>
/// <param name="Days">How many days from today.</param>
/// <param name="IsInWorkdays">Whether only working days count.</param>
public sealed record TermRequested(int Days, bool IsInWorkdays) : Effect;
