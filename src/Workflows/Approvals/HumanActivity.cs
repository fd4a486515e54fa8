using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;
using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>A step that waits for a person. What it waits with is data: the work item is made from the bookmark.</summary>
public abstract class HumanActivity : Activity
{
    /// <summary>Name of the bookmarks that work items are the face of. Stored, so never renamed.</summary>
    public const string BookmarkName = "Approvals.WorkItem";

    /// <summary>Key of the resuming input that holds the outcome chosen.</summary>
    public const string OutcomeKey = "Outcome";

    /// <summary>Whose people act.</summary>
    [Input(DisplayName = "办理部门", Description = "部门的标识或代码；留空表示办公室。")]
    public Input<string> Department { get; init; } = new();

    /// <summary>The role they need there.</summary>
    [Input(
        DisplayName = "办理角色",
        UIHint = "dropdown",
        Options = [
            nameof(Organization.Role.Handler),
            nameof(Organization.Role.DepartmentHead),
            nameof(Organization.Role.OfficeAdmin),
        ]
    )]
    public Input<string> Role { get; init; } = new(nameof(Organization.Role.Handler));

    /// <summary>The person who must act, when it is not any of that department and role.</summary>
    [Input(DisplayName = "办理人", Description = "人员的标识或登录名；留空表示由该部门该角色的人员认领。")]
    public Input<string> Assignee { get; init; } = new();

    /// <summary>Several signers: text of rules parted by commas or lines, or a list of such rules.</summary>
    [Input(
        DisplayName = "签署人",
        UIHint = "multi-line",
        Description = "多人办理时填写，用逗号或换行分隔：登录名或人员标识；head:部门、handler:部门；lead.head、lead.handler；participants.head、participants.handler；initiator；superior:级数；leader；office。末尾加 *数字 表示票数。留空表示按办理部门和角色，一人办理即可。"
    )]
    public Input<object> Signers { get; init; } = new();

    /// <summary>How their votes are counted.</summary>
    [Input(
        DisplayName = "签署方式",
        UIHint = "dropdown",
        Description = "Any 或签，All 会签，Vote 票签，Sequential 依次。",
        Options = [
            nameof(ApprovalMode.Any),
            nameof(ApprovalMode.All),
            nameof(ApprovalMode.Vote),
            nameof(ApprovalMode.Sequential),
        ]
    )]
    public Input<string> Mode { get; init; } = new(nameof(ApprovalMode.Any));

    /// <summary>What a refusal does.</summary>
    [Input(
        DisplayName = "有人不同意时",
        UIHint = "dropdown",
        Description = "EndNow 结果一旦确定立即结束，WaitForAll 等所有人表态。",
        Options = [nameof(RefusalRule.EndNow), nameof(RefusalRule.WaitForAll)]
    )]
    public Input<string> OnRefusal { get; init; } = new(nameof(RefusalRule.EndNow));

    /// <summary>For a vote: the share of all weight that must agree.</summary>
    [Input(DisplayName = "通过比例", Description = "票签：同意票占总票数的百分比达到此数即通过；留空表示过半数。")]
    public Input<decimal?> PassShare { get; init; } = new();

    /// <summary>For a vote: the weight that must agree.</summary>
    [Input(DisplayName = "通过票数", Description = "票签：同意票达到此数即通过；填写后不再看比例。")]
    public Input<int?> PassCount { get; init; } = new();

    /// <summary>What happens when the rules find nobody.</summary>
    [Input(
        DisplayName = "找不到签署人时",
        UIHint = "dropdown",
        Description = "Refuse 拒绝，Skip 跳过本步，OfficeAdmin 转办公室管理员。",
        Options = [nameof(EmptyRule.Refuse), nameof(EmptyRule.Skip), nameof(EmptyRule.OfficeAdmin)]
    )]
    public Input<string> WhenNobody { get; init; } = new(nameof(EmptyRule.Refuse));

    /// <summary>What the step is called in inboxes and on record.</summary>
    [Input(DisplayName = "待办标题", IsRequired = true)]
    public Input<string> Title { get; init; } = new();

    /// <summary>The kind of work item the step opens.</summary>
    protected abstract WorkItemKind Kind { get; }

    /// <summary>What may be decided, the onward outcome first.</summary>
    protected abstract IReadOnlyList<WorkItemOutcome> Choices { get; }

    /// <summary>What may be decided at this step of a definition.</summary>
    protected virtual IReadOnlyList<WorkItemOutcome> ChoicesAt(ActivityExecutionContext context) => Choices;

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (!Enum.TryParse<Role>(context.Get(Role), out var role))
            return ActivityResult.Fault(new InvalidOperationException($"办理角色“{context.Get(Role)}”不存在。"));

        var request = new WorkItemRequest(
            Kind,
            context.Get(Title) ?? "",
            context.Get(Department),
            role,
            ChoicesAt(context),
            context.Get(Assignee)
        )
        {
            Signers = SignerRule.Split(context.Get(Signers)),
            WhenNobody = Choice<EmptyRule>(context.Get(WhenNobody)),
            Voting = new RoundSettings(
                Choice<ApprovalMode>(context.Get(Mode)),
                Choice<RefusalRule>(context.Get(OnRefusal)),
                context.Get(PassShare),
                context.Get(PassCount)
            ),
        };
        return ActivityResult.Wait(new BookmarkRequest(BookmarkName, request));
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => ActivityResult.Complete((string)input[OutcomeKey]!);

    private static T Choice<T>(string? text)
        where T : struct, Enum =>
        string.IsNullOrWhiteSpace(text) ? default
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value
        : throw new InvalidOperationException($"不认识的设置“{text}”；可选：{string.Join('、', Enum.GetNames<T>())}。");
}

/// <summary>The payload of a human activity's bookmark.</summary>
/// <param name="Kind">The kind of work item.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="Department">Id or code of the department; the office when empty.</param>
/// <param name="Role">The role needed there.</param>
/// <param name="Outcomes">What may be decided, the onward outcome first.</param>
/// <param name="Assignee">Id or user name of the person who must act; anybody of the department and role when empty.</param>
public sealed record WorkItemRequest(
    WorkItemKind Kind,
    string Title,
    string? Department,
    Role Role,
    IReadOnlyList<WorkItemOutcome> Outcomes,
    string? Assignee = null
)
{
    /// <summary>Who signs, as rules; empty for one person or the pool.</summary>
    public IReadOnlyList<string> Signers { get; init; } = [];

    /// <summary>How they decide together.</summary>
    public RoundSettings Voting { get; init; } = RoundSettings.OneDecides;

    /// <summary>What happens when the rules find nobody.</summary>
    public EmptyRule WhenNobody { get; init; }
}

/// <summary>What happens to a step whose rules find nobody.</summary>
public enum EmptyRule
{
    /// <summary>Whatever would have led there is refused.</summary>
    Refuse,

    /// <summary>The step counts as agreed.</summary>
    Skip,

    /// <summary>The office's administrators get it.</summary>
    OfficeAdmin,
}
