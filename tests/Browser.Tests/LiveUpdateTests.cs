using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>The workbench hears of changes while it is open.</summary>
public sealed class LiveUpdateTests(SeededBrowsing browsing) : IClassFixture<SeededBrowsing>
{
    // Well below the minute after which the page would have looked by itself.
    private const float Soon = 45_000;

    [Fact]
    public async Task A_copy_appears_on_the_workbench_that_is_open_and_is_marked_as_read()
    {
        await using var head = await browsing.SignInAsync("zhilian.head");
        await Assertions.Expect(head.Page.GetByText("没有未读的抄送")).ToBeVisibleAsync();

        await using var handler = await browsing.SignInAsync("zhilian.handler");
        await handler.OpenWorkItemAsync("9", "签收任务");
        await handler.PressAsync("抄送");
        await handler.Page.GetByRole(AriaRole.Combobox, new() { Name = "人员" }).ClickAsync();
        await handler.Page.GetByTitle("尤梦洁").ClickAsync();
        await handler.Page.Keyboard.PressAsync("Escape");
        await handler.Page.GetByLabel("附言").FillAsync("请知悉");
        await Visitor.Button(handler.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();

        await Assertions.Expect(head.Page.GetByText("请知悉")).ToBeVisibleAsync(new() { Timeout = Soon });
        await head.LookAsync("workbench-copy");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "已阅" }).ClickAsync();
        await Assertions.Expect(head.Page.GetByText("没有未读的抄送")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_what_happened_meanwhile_appears()
    {
        await using var api = new OfficeApi(browsing.Address);
        await using var handler = await browsing.SignInAsync("xuanchuan.handler");
        var rows = handler.Page.GetByRole(AriaRole.Row);
        await Assertions.Expect(rows.Filter(new() { HasText = "任务1 ·" }).First).ToBeVisibleAsync();
        var before = await rows.CountAsync();
        await handler.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(handler.Page.GetByText("连接已断开")).ToBeVisibleAsync();
        await handler.PictureAsync("workbench-offline");
        await api.LaunchTaskAsync();
        await handler.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(handler.Page.GetByText("连接已断开")).ToBeHiddenAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(before + 1, new() { Timeout = Soon });
    }

    [Fact]
    public async Task A_plan_that_is_looked_at_follows_what_others_do()
    {
        await using var api = new OfficeApi(browsing.Address);
        var task = await api.LaunchTaskAsync();
        var plan = $"/plans/{await api.PlanOfAsync(task)}";
        await using var leader = await browsing.SignInAsync("leader");
        var (narrowed, matrix, timeline) = ($"{plan}?status=inProgress", $"{plan}/matrix", $"{plan}/timeline");
        await leader.Page.GotoAsync(narrowed);
        await Assertions.Expect(leader.Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();
        var others = new List<IPage>();
        foreach (var path in new[] { matrix, timeline, $"/tasks/{task}" })
        {
            var other = await leader.Page.Context.NewPageAsync();
            await other.GotoAsync(path);
            await Assertions.Expect(other.GetByText("待签收", new() { Exact = true }).First).ToBeVisibleAsync();
            others.Add(other);
        }

        await api.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");

        await Assertions.Expect(leader.Page.GetByText("共1项")).ToBeVisibleAsync(new() { Timeout = Soon });
        foreach (var page in others)
            await Assertions
                .Expect(page.GetByText("办理中", new() { Exact = true }).First)
                .ToBeVisibleAsync(new() { Timeout = Soon });
        Assert.EndsWith(narrowed, leader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_item_is_decided_where_it_is_listed_and_others_see_the_change()
    {
        await using var leader = await browsing.SignInAsync("leader");
        await using var handler = await browsing.SignInAsync("xuanchuan.handler");
        await handler.Page.GetByRole(AriaRole.Button, new() { Name = "办理：签收任务" }).First.ClickAsync();
        await Assertions.Expect(handler.Button("签收")).ToBeVisibleAsync();
        await handler.LookAsync("workbench-in-place");
        await handler.DecideAsync("签收");
        await Assertions
            .Expect(handler.Page.GetByRole(AriaRole.Link, new() { Name = "办理：办理任务" }))
            .ToBeVisibleAsync();

        await leader.Page.ReloadAsync();
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Heading, new() { Name = "以来的变化" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByText("签收任务：签收").First).ToBeVisibleAsync();
        await leader.LookAsync("workbench-changes");
        await using var phone = await browsing.SignInAsync("xuanchuan.handler", width: 390, height: 844);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "办理：签收任务" }).First.ClickAsync();
        await Assertions.Expect(phone.Button("签收")).ToBeVisibleAsync();
        await phone.LookAsync("phone-workbench-in-place");
    }
}
