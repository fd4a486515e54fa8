using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>Gives people something to read and mark as read; the flow goes on at once, or when all have (传阅).</summary>
[Activity("Approvals", "审批", DisplayName = "传阅", Description = "请有关人员阅知并标记已阅；可以等全部已阅再继续。")]
public sealed class Circulate : Activity
{
    /// <summary>Name of the bookmarks that end when all have read. Stored, so never renamed.</summary>
    public const string BookmarkName = "Approvals.Circulation";

    /// <summary>Who reads: text of rules parted by commas or lines, or a list of such rules.</summary>
    [Input(
        DisplayName = "传阅给",
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

    /// <summary>Whether the flow waits.</summary>
    [Input(DisplayName = "等待全部已阅", Description = "选中时，全部人员已阅后流程才继续。")]
    public Input<bool> WaitForAll { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var request = new CopyRequest(
            SignerRule.Split(context.Get(People)),
            context.Get(Title) ?? "",
            context.Get(Message)
        );
        return context.Get(WaitForAll)
            ? ActivityResult.Wait(new BookmarkRequest(BookmarkName, request))
            : ActivityResult.Complete().With(new CopiesGiven(request, CirculatedBy: context.Node.Id));
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => ActivityResult.Complete();
}
