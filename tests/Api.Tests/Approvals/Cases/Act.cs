namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>One operation of the table.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Path">The route under the work item, or, from the root, one with {task}, {instance} or {person} in it.</param>
/// <param name="Body">What is sent; ids of people by user name.</param>
/// <param name="Actor">Who does it; whose item it is when null.</param>
/// <param name="Of">Whose item it is done to.</param>
internal sealed record Act(
    string Name,
    string Path,
    Func<Func<string, string>, object> Body,
    string? Actor = null,
    string Of = Cast.A
)
{
    /// <summary>Whether the actor stands in for whose item it is.</summary>
    public bool IsSubstituted { get; init; }

    /// <summary>Whether the flow's picture says who may do it.</summary>
    public bool IsOfferedWithTheStep => Path is "withdraw" or "urge" or "reassign" or "remove-signer" or "jump";

    /// <summary>Whether nothing goes on after it.</summary>
    public bool EndsTheFlow { get; init; }

    /// <summary>Every operation of the table.</summary>
    public static IReadOnlyList<Act> All { get; } =
    [
        new("同意", "complete", _ => new { outcome = "approve" }),
        new("不同意", "complete", _ => new { outcome = "return", comment = "数据不全。" }),
        new("替别人同意", "complete", _ => new { outcome = "approve" }, Cast.Newcomer),
        new("退回上一步，重走", "return", _ => new { comment = "重写。" }),
        new("退回上一步，直送", "return", _ => new { comment = "重写。", then = "straightBack" }),
        new("退回发起人", "return", _ => new { comment = "重写。", to = "initiator" }),
        new("撤回自己的表态", "withdraw", _ => new { }),
        new("乙撤回自己的表态", "withdraw", _ => new { }, Of: Cast.B),
        new("报送人撤回", "withdraw", _ => new { }, Of: Cast.Writer),
        new("转办给同事", "transfer", id => new { personId = id(Cast.Colleague), reason = "出差。" }),
        new("改派", "reassign", id => new { personId = id(Cast.Colleague), reason = "出差。" }, Cast.Office),
        new("前加签", "add-signers", _ => new { people = new[] { Cast.Newcomer }, placement = "before" }),
        new("后加签", "add-signers", _ => new { people = new[] { Cast.Newcomer }, placement = "after" }),
        new("并加签", "add-signers", _ => new { people = new[] { Cast.Newcomer }, placement = "parallel" }),
        new("减签", "remove-signer", _ => new { comment = "出差。" }, Cast.Office),
        new("委派给同事", "delegate", id => new { personId = id(Cast.Colleague), instruction = "请提意见。" }),
        new("驳回", "complete", _ => new { outcome = "reject", comment = "不予办理。" }),
        new("催办", "urge", _ => new { }, Cast.Office),
        new("催自己", "urge", _ => new { }),
        new("抄送", "copy", _ => new { people = new[] { Cast.Newcomer } }),
        new("代理人同意", "complete", _ => new { outcome = "approve" }, Cast.Newcomer) { IsSubstituted = true },
        new(
            "离职转办给同事",
            "/api/people/{person}/hand-over",
            id => new { toId = id(Cast.Colleague), reason = "调离。" },
            Cast.Office
        ),
        new("认领", "claim", _ => new { }),
        new("退还", "give-back", _ => new { }),
        new("跳转到终审", "jump", _ => new { to = "final", comment = "急件。" }, Cast.Office),
        new("自己跳转", "jump", _ => new { to = "final", comment = "急件。" }),
        new("撤销流程", "/api/instances/{instance}/revoke", _ => new { reason = "不再需要。" }, Cast.Office)
        {
            EndsTheFlow = true,
        },
        new("自己撤销流程", "/api/instances/{instance}/revoke", _ => new { reason = "不再需要。" }),
        new("恢复", "/api/tasks/{task}/reopen", _ => new { to = "review", reason = "重办。" }, Cast.Office),
    ];
}
