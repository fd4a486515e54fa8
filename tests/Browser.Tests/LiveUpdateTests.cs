using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>The workbench hears of changes while it is open.</summary>
public sealed class LiveUpdateTests(SeededBrowsing browsing) : IClassFixture<SeededBrowsing>
{
    // Well below the minute after which the page would have looked by itself.
    private const float Soon = 15_000;

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
}
