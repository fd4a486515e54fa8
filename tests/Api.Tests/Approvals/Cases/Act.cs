namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>One operation of the table.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Path">The route under the work item.</param>
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
        new("认领", "claim", _ => new { }),
        new("退还", "give-back", _ => new { }),
        new("跳转到终审", "jump", _ => new { to = "final", comment = "急件。" }, Cast.Office),
        new("自己跳转", "jump", _ => new { to = "final", comment = "急件。" }),
    ];
}
