using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>Hands parts of the task to departments and goes on when they are done, or at once (子任务).</summary>
/// <remarks>Leaving the step by a return or a jump calls off the subtasks that are not done; coming back asks anew.</remarks>
[Activity(
    "Approvals",
    "审批",
    DisplayName = "子任务",
    Description = "向参与部门或指定部门派发子任务；可以等全部子任务完成再继续。"
)]
public sealed class HandOut : Activity
{
    /// <summary>Name of the bookmarks that end when all subtasks have. Stored, so never renamed.</summary>
    public const string BookmarkName = "Approvals.HandOut";

    /// <summary>Stands for every department that takes part in the task.</summary>
    public const string Participants = "participants";

    /// <summary>Stands for the department that leads the task.</summary>
    public const string Lead = "lead";

    /// <summary>Which departments: text of names parted by commas or lines, or a list of such names.</summary>
    [Input(
        DisplayName = "承办部门",
        UIHint = "multi-line",
        IsRequired = true,
        Description = "部门的简称、代码或标识；participants 为全部参与部门，lead 为牵头部门。"
    )]
    public Input<object> Departments { get; init; } = new();

    /// <summary>What is asked for.</summary>
    [Input(DisplayName = "工作要求", UIHint = "multi-line", IsRequired = true)]
    public Input<string> Requirement { get; init; } = new();

    /// <summary>In how many working days each is due; the task's own day where nothing is said.</summary>
    [Input(DisplayName = "时限（工作日）", Description = "不填为任务时限。")]
    public Input<int?> DueWorkdays { get; init; } = new();

    /// <summary>Whether the flow goes on at once.</summary>
    [Input(DisplayName = "不等待", Description = "选中时，派发后流程立即继续。")]
    public Input<bool> GoOn { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var request = new HandOutRequest(
            SignerRule.Split(context.Get(Departments)),
            context.Get(Requirement) ?? "",
            context.Get(DueWorkdays)
        );
        return context.Get(GoOn)
            ? ActivityResult.Complete().With(new SubtasksRequested(request))
            : ActivityResult.Wait(new BookmarkRequest(BookmarkName, request));
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => ActivityResult.Complete();
}

/// <summary>What is to be handed out to whom.</summary>
/// <param name="Departments">Names of departments, <c>participants</c> or <c>lead</c>.</param>
/// <param name="Requirement">What is asked for.</param>
/// <param name="DueWorkdays">In how many working days it is due; null for the task's own day.</param>
public sealed record HandOutRequest(IReadOnlyList<string> Departments, string Requirement, int? DueWorkdays);

/// <summary>Subtasks to hand out that nobody waits for.</summary>
public sealed record SubtasksRequested(HandOutRequest Request) : Effect;
