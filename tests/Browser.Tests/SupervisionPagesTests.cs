using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>The ledger and the statistics, as a leader reads them.</summary>
public sealed class SupervisionPagesTests(SeededBrowsing browsing) : IClassFixture<SeededBrowsing>
{
    [Fact]
    public async Task A_leader_goes_from_a_department_s_figures_to_its_tasks()
    {
        await using var leader = await browsing.SignInAsync("leader");
        await OpenAsync(leader, "统计");
        await Assertions.Expect(leader.Page.Locator("canvas")).ToBeVisibleAsync();
        await leader.LookAsync("statistics");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "志联部" }).ClickAsync();
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Heading, new() { Name = "台账" })).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "美丽中国" })).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Status)).Not.ToHaveTextAsync("共23项");
    }

    [Fact]
    public async Task The_ledger_is_searched_and_exported()
    {
        await using var leader = await browsing.SignInAsync("leader");
        await OpenAsync(leader, "台账");
        await Assertions.Expect(leader.Page.GetByText("共23项")).ToBeVisibleAsync();
        await leader.LookAsync("ledger");
        await leader.Page.GetByRole(AriaRole.Searchbox, new() { Name = "搜索任务" }).FillAsync("美丽中国");
        await leader.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leader.Page.GetByText("共1项")).ToBeVisibleAsync();
        Assert.Contains("search=", leader.Page.Url, StringComparison.Ordinal);
        var download = await leader.Page.RunAndWaitForDownloadAsync(() =>
            leader.Page.GetByRole(AriaRole.Link, new() { Name = "导出" }).ClickAsync()
        );
        Assert.Null(await download.FailureAsync());
        await leader.Page.GetByRole(AriaRole.Searchbox, new() { Name = "搜索任务" }).FillAsync("没有这样的任务");
        await leader.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leader.Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_ledger_and_the_statistics_are_read_on_a_phone_in_English()
    {
        await using var phone = await browsing.SignInAsync("leader", width: 390, height: 844);
        await phone.PressAsync("English");
        await phone.Page.GotoAsync("/ledger");
        await Assertions.Expect(phone.Page.GetByText("23 tasks")).ToBeVisibleAsync();
        await phone.LookAsync("phone-ledger");
        await phone.Page.GotoAsync("/statistics");
        await Assertions.Expect(phone.Page.Locator("canvas")).ToBeVisibleAsync();
        await phone.LookAsync("phone-statistics");
    }

    private static Task OpenAsync(Visitor visitor, string page) =>
        visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = page, Exact = true }).ClickAsync();
}
