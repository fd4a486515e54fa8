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

    /// <summary>Key of the resuming input that holds what was filled in.</summary>
    public const string ValuesKey = "Values";

    private const string Workdays = nameof(Workdays);
    private const string CalendarDays = nameof(CalendarDays);

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
        Description = "多人办理时填写，用逗号或换行分隔：登录名或人员标识；head:部门、handler:部门；lead.head、lead.handler；participants.head、participants.handler；initiator；superior:级数；leader；office；chosen（上一步指定的人）；field:表单字段。末尾加 *数字 表示票数。留空表示按办理部门和角色，一人办理即可。"
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

    /// <summary>How many days the people of the step have.</summary>
    [Input(DisplayName = "办理时限（天）", Description = "打开后几天内办理；留空表示本步没有时限。")]
    public Input<int?> TermDays { get; init; } = new();

    /// <summary>Which days count.</summary>
    [Input(
        DisplayName = "时限按",
        UIHint = "dropdown",
        Description = "Workdays 工作日，CalendarDays 自然日。",
        Options = [Workdays, CalendarDays]
    )]
    public Input<string> TermUnit { get; init; } = new(Workdays);

    /// <summary>How often its people are reminded once the term has passed.</summary>
    [Input(DisplayName = "超时提醒次数", Description = "超过时限后每个工作日提醒一次，共几次，之后再按“超时后”处理。")]
    public Input<int> TermReminders { get; init; } = new();

    /// <summary>What happens after the reminders.</summary>
    [Input(
        DisplayName = "超时后",
        UIHint = "dropdown",
        Description = "Nothing 继续等待，Agree 自动同意，Refuse 自动不同意，Transfer 转给指定的人，Escalate 转给上级。自动同意和不同意只用于审核、会签和销号。",
        Options = [
            nameof(TermRule.Nothing),
            nameof(TermRule.Agree),
            nameof(TermRule.Refuse),
            nameof(TermRule.Transfer),
            nameof(TermRule.Escalate),
        ]
    )]
    public Input<string> WhenTermPassed { get; init; } = new(nameof(TermRule.Nothing));

    /// <summary>Who gets it on a transfer.</summary>
    [Input(DisplayName = "超时转给", Description = "超时后选“转给指定的人”时填写，写法同签署人，取第一人。")]
    public Input<string> TermTo { get; init; } = new();

    /// <summary>The outcomes that ask for an opinion besides those that always do.</summary>
    [Input(
        DisplayName = "必须填写意见的结果",
        Description = "结果的名称，列表或用逗号分隔，例如 approve；全部结果都要填写时写 *。"
    )]
    public Input<object> OpinionFor { get; init; } = new();

    /// <summary>What the step's people fill in.</summary>
    [Input(
        DisplayName = "表单",
        UIHint = "json-editor",
        Description = "字段的列表，例如 [{\"name\":\"venue\",\"label\":\"地点\",\"type\":\"text\",\"required\":true}]。type 可为 text、number、date、choice（另写 options）、boolean、person；access 可为 edit、read、hidden。"
    )]
    public Input<object> Form { get; init; } = new();

    /// <summary>What the flow's steps filled in up to this decision, by field.</summary>
    public Output<object> Values { get; init; } = new();

    /// <summary>What the step is called in inboxes and on record.</summary>
    [Input(DisplayName = "待办标题", IsRequired = true)]
    public Input<string> Title { get; init; } = new();

    /// <summary>The kind of work item the step opens.</summary>
    protected abstract WorkItemKind Kind { get; }

    /// <summary>What may be decided, the onward outcome first.</summary>
    protected abstract IReadOnlyList<WorkItemOutcome> Choices { get; }

    /// <summary>What may be decided at this step of a definition.</summary>
    protected virtual IReadOnlyList<WorkItemOutcome> ChoicesAt(ActivityExecutionContext context) => Choices;

    /// <summary>What the step decides by itself.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown, or not for this kind of step.</exception>
    protected virtual StepRules RulesOf(ActivityExecutionContext context)
    {
        if (context.Get(TermDays) is not { } days)
            return StepRules.None;
        var rule = Choice<TermRule>(context.Get(WhenTermPassed));
        if (rule is TermRule.Agree or TermRule.Refuse && this is not SigningActivity)
            throw new InvalidOperationException("超时后自动同意或不同意只用于审核、会签和销号，其他步骤请选转给他人。");
        var isInWorkdays = !string.Equals(context.Get(TermUnit), CalendarDays, StringComparison.OrdinalIgnoreCase);
        return new StepRules
        {
            Term = new StepTerm(
                Math.Clamp(days, 0, 3650),
                isInWorkdays,
                Math.Clamp(context.Get(TermReminders), 0, 100),
                rule,
                context.Get(TermTo)
            ),
        };
    }

    /// <inheritdoc/>
    public override string LabelOf(string outcome) =>
        Choices.FirstOrDefault(choice => choice.Name == outcome)?.DisplayName ?? base.LabelOf(outcome);

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
            Outcomes(context),
            context.Get(Assignee)
        )
        {
            Signers = SignerRule.Split(context.Get(Signers)),
            WhenNobody = Choice<EmptyRule>(context.Get(WhenNobody)),
            Rules = RulesOf(context),
            Form = Approvals.Form.Read(context.Get(Form)),
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
    ) =>
        ActivityResult
            .Complete((string)input[OutcomeKey]!)
            .Set(Values, input.TryGetValue(ValuesKey, out var values) ? values : null);

    private IReadOnlyList<WorkItemOutcome> Outcomes(ActivityExecutionContext context)
    {
        var names = SignerRule.Split(context.Get(OpinionFor));
        return
        [
            .. ChoicesAt(context)
                .Select(choice =>
                    names.Contains("*", StringComparer.Ordinal)
                    || names.Contains(choice.Name, StringComparer.OrdinalIgnoreCase)
                        ? choice with
                        {
                            CommentRequired = true,
                        }
                        : choice
                ),
        ];
    }

    /// <summary>The value of a setting that is one of a few words; the first when nothing is written.</summary>
    /// <exception cref="InvalidOperationException">It is none of them.</exception>
    private protected static T Choice<T>(string? text)
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

    /// <summary>What they fill in.</summary>
    public IReadOnlyList<FormField> Form { get; init; } = [];

    /// <summary>How they decide together.</summary>
    public RoundSettings Voting { get; init; } = RoundSettings.OneDecides;

    /// <summary>What happens when the rules find nobody.</summary>
    public EmptyRule WhenNobody { get; init; }

    /// <summary>What the step decides by itself.</summary>
    public StepRules Rules { get; init; } = StepRules.None;
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
