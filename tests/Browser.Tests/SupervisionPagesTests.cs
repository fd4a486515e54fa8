using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>The ledger and the statistics, as a leader reads them.</summary>
public sealed class SupervisionPagesTests(SeededBrowsing browsing) : IClassFixture<SeededBrowsing>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_leader_goes_from_a_department_s_figures_to_its_tasks()
    {
        await using var leader = await browsing.SignInAsync("leader");
        await OpenAsync(leader, "统计");
        await Assertions.Expect(leader.Page.Locator("canvas")).ToBeVisibleAsync();
        await leader.LookAsync("statistics");
        await leader
            .Page.Locator("canvas")
            .ClickAsync(
                new()
                {
                    Position = new() { X = 300, Y = 50 },
                }
            );
        await leader.WaitForAddressAsync("mark=underWay");
        await leader.Page.GoBackAsync();
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "志联部", Exact = true }).ClickAsync();
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Heading, new() { Name = "台账" })).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "美丽中国" })).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Status)).Not.ToHaveTextAsync("共23项");
    }

    [Fact]
    public async Task What_steps_cost_is_seen_on_the_flow_and_leads_to_the_tasks_that_came_to_them()
    {
        await using var leader = await browsing.SignInAsync("leader");
        await leader.Page.GotoAsync("/statistics");
        await leader.Page.GetByRole(AriaRole.Tab, new() { Name = "按交办月份" }).ClickAsync();
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "23", Exact = true }))
            .ToBeVisibleAsync();
        await leader.Page.GetByRole(AriaRole.Tab, new() { Name = "按步骤" }).ClickAsync();
        await leader.LookAsync("statistics-steps");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "方案任务：在流程图上看" }).ClickAsync();
        var accept = leader.Page.GetByRole(AriaRole.Button, new() { Name = "签收任务" });
        await accept.FocusAsync();
        var said = leader.Page.GetByRole(AriaRole.Tooltip).Filter(new() { HasText = "经过的任务 23" });
        await Assertions.Expect(said).ToBeVisibleAsync();
        await leader.LookAsync("heat");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "23", Exact = true }).First.ClickAsync();
        await Assertions.Expect(leader.Page.GetByText("共23项")).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByText("经过“方案任务”的步骤“签收任务”")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_span_of_months_is_chosen_and_reports_are_counted_by_their_periods()
    {
        await using var api = new OfficeApi(browsing.Address);
        await api.ReportByQuartersAsync(await api.FirstPlanAsync(), "xuanchuan.handler");
        await using var leader = await browsing.SignInAsync("leader");
        await leader.Page.GotoAsync("/statistics?by=months");
        await ChooseAsync(leader, "统计期间", "本年度");
        await leader.Page.WaitForURLAsync(new Regex("from=\\d{4}-01-01&to=\\d{4}-12-31", RegexOptions.None, Soon));
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "23", Exact = true }))
            .ToBeVisibleAsync();
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "按期率：" }).FocusAsync();
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Tooltip).Filter(new() { HasText = "没有时限的算按期" }))
            .ToBeVisibleAsync();
        await leader.LookAsync("statistics-span");
        await ChooseAsync(leader, "按哪个日期统计", "按办结日");
        await Assertions.Expect(leader.Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();
        await leader.LookAsync("statistics-span-empty");

        await leader.Page.GetByRole(AriaRole.Tab, new() { Name = "按报送周期" }).ClickAsync();
        var quarter = leader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "季度" });
        await Assertions.Expect(quarter).ToBeVisibleAsync();
        await leader.LookAsync("statistics-periods");
        await leader.Page.SetViewportSizeAsync(390, 844);
        await leader.LookAsync("phone-statistics-periods");
        await quarter.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).ClickAsync();
        await Assertions.Expect(leader.Page.GetByText("季度报送")).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.GetByText("共1项")).ToBeVisibleAsync();
        await leader.LookAsync("phone-ledger-period");
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task The_office_reads_every_page_in_English(int width)
    {
        await using var office = await browsing.SignInAsync("office", width);
        await office.PressAsync("English");
        await Assertions.Expect(office.Button("中文")).ToBeVisibleAsync();
        foreach (
            var address in new[]
            {
                "/",
                "/changes",
                "/notices",
                "/me",
                "/definitions",
                "/instances",
                "/statistics?by=sections",
                "/statistics/flows/plan-task",
                "/ledger/events?about=urges",
                "/organization/departments",
                "/organization/departments/new",
                "/organization/groups",
                "/organization/groups/new",
                "/organization/people",
                "/organization/substitutions",
                "/organization/calendar",
                "/organization/reminders",
                "/organization/channels",
            }
        )
        {
            await office.Page.GotoAsync(address);
            await Assertions.Expect(office.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            await office.LookAsync($"en-{width}{address.Replace('/', '-').Replace('?', '-')}");
        }

        await office.Page.GotoAsync("/instances");
        await office.Page.GetByRole(AriaRole.Main).Locator("a[href^='/instances/']").First.ClickAsync();
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Tab, new() { Name = "Journal" })).ToBeVisibleAsync();
        await office.LookAsync($"en-{width}-instance");
        await office.Page.GotoAsync("/no-such-page");
        await Assertions.Expect(office.Page.GetByText("There is no such page")).ToBeVisibleAsync();
        await office.LookAsync($"en-{width}-not-found");
        await using var stranger = await browsing.OpenAsync(width);
        await stranger.Page.GotoAsync("/sign-in");
        await Assertions.Expect(stranger.Button("登录")).ToBeVisibleAsync();
        await stranger.PictureAsync($"sign-in-{width}");
        await stranger.PressAsync("English");
        await Assertions.Expect(stranger.Button("Sign in")).ToBeVisibleAsync();
        await stranger.Page.GetByLabel("User name").FillAsync("nobody");
        await stranger.Page.GetByLabel("Password").FillAsync("not a password");
        await stranger.PressAsync("Sign in");
        await Assertions.Expect(stranger.Page.GetByText("User name or password is wrong.")).ToBeVisibleAsync();
        await stranger.PictureAsync($"en-{width}-sign-in");
        stranger.AssertNoComplaint();
    }

    [Fact]
    public async Task A_plan_is_read_as_a_list_a_matrix_and_a_timeline()
    {
        await using var api = new OfficeApi(browsing.Address);
        var plan = await api.FirstPlanAsync();
        await api.SetDueDaysAsync(plan);
        await using var leader = await browsing.SignInAsync("leader");
        await leader.Page.GotoAsync($"/plans/{plan}");
        await Assertions.Expect(leader.Page.GetByText("共23项")).ToBeVisibleAsync();
        await leader.LookAsync("plan-tasks");

        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "部门矩阵" }).ClickAsync();
        var mark = leader.Page.GetByRole(AriaRole.Link, new() { Name = "任务9，志联部牵头" });
        await Assertions.Expect(mark).ToBeVisibleAsync();
        await leader.LookAsync("matrix");
        await leader
            .Page.GetByRole(AriaRole.Region, new() { Name = "部门与任务" })
            .EvaluateAsync("frame => frame.scrollTo(9999, 9999)");
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Columnheader, new() { Name = "任务", Exact = true }))
            .ToBeInViewportAsync();
        await leader.PictureAsync("matrix-scrolled");

        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "时间轴" }).ClickAsync();
        var first = leader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "1. " }).First;
        await Assertions
            .Expect(first.GetByRole(AriaRole.Img, new() { Name = "绿灯；" }))
            .ToHaveAccessibleNameAsync(new Regex("交办；时限.*第.季度报送.*指标“中期评估”", RegexOptions.None, Soon));
        await Assertions.Expect(leader.Page.GetByText("没有设定时限的任务（19项）")).ToBeVisibleAsync();
        await leader.LookAsync("timeline");

        await using var phone = await browsing.SignInAsync("leader", width: 390, height: 844);
        await phone.Page.GotoAsync($"/plans/{plan}");
        await Assertions.Expect(phone.Page.GetByText("共23项")).ToBeVisibleAsync();
        await phone.LookAsync("phone-plan-tasks");
        await phone.Page.GotoAsync($"/plans/{plan}/matrix");
        await phone.Page.GetByText("志联部").ClickAsync();
        await Assertions
            .Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "任务9，志联部牵头" }))
            .ToBeVisibleAsync();
        await phone.LookAsync("phone-matrix");
        await phone.Page.GotoAsync($"/plans/{plan}/timeline");
        await Assertions.Expect(phone.Page.GetByText("没有设定时限的任务")).ToBeVisibleAsync();
        await phone.LookAsync("phone-timeline");
        await phone.Page.GotoAsync("/statistics/flows/plan-task");
        await phone.LookAsync("phone-heat");
        await phone.Page.GotoAsync("/changes");
        await phone.LookAsync("phone-changes");
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
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await leader.Page.GetByRole(AriaRole.Searchbox, new() { Name = "搜索任务" }).FillAsync("没有这样的任务");
        await leader.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leader.Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_filtered_ordered_and_shown_is_kept_as_a_view()
    {
        await using var leader = await browsing.SignInAsync("leader");
        await leader.Page.GotoAsync("/ledger?status=awaitingAcceptance");
        await leader.Page.GetByRole(AriaRole.Columnheader, new() { Name = "牵头部门" }).ClickAsync();
        await leader.WaitForAddressAsync("sort=lead");
        await leader.PressAsync("列");
        await leader.Page.GetByRole(AriaRole.Checkbox, new() { Name = "参与部门" }).ClickAsync();
        await leader.LookAsync("ledger-columns");
        await leader.Page.Keyboard.PressAsync("Escape");
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Columnheader, new() { Name = "参与部门" }))
            .ToBeVisibleAsync();

        await leader.PressAsync("视图");
        await leader.Page.GetByLabel("视图名称").FillAsync("等签收的");
        await leader.PressAsync("保存当前视图");
        await Assertions.Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "等签收的" })).ToBeVisibleAsync();
        await leader.LookAsync("ledger-views");

        await leader.Page.GotoAsync("/ledger");
        await leader.PressAsync("视图");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "等签收的" }).ClickAsync();
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Columnheader, new() { Name = "参与部门" }))
            .ToBeVisibleAsync();
        Assert.Contains("status=awaitingAcceptance", leader.Page.Url, StringComparison.Ordinal);
        Assert.Contains("sort=lead", leader.Page.Url, StringComparison.Ordinal);
        await leader.PressAsync("视图");
        await leader.PressAsync("删除视图“等签收的”");
        await leader.PressAsync("删除");
        await Assertions.Expect(leader.Page.GetByText("还没有保存的视图")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_ledger_and_the_statistics_are_read_on_a_phone_in_English()
    {
        await using var phone = await browsing.SignInAsync("leader", width: 390, height: 844);
        await phone.PressAsync("English");
        await Assertions.Expect(phone.Button("中文")).ToBeVisibleAsync();
        await phone.Page.GotoAsync("/ledger");
        await Assertions.Expect(phone.Page.GetByText("23 tasks")).ToBeVisibleAsync();
        await phone.LookAsync("phone-ledger");
        await phone.Page.GotoAsync("/statistics?by=steps");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "方案任务" })).ToBeVisibleAsync();
        await phone.LookAsync("phone-statistics-steps");
        await phone.Page.GotoAsync("/statistics");
        await Assertions.Expect(phone.Page.Locator("canvas")).ToBeVisibleAsync();
        await phone.LookAsync("phone-statistics");
    }

    private static async Task ChooseAsync(Visitor visitor, string label, string option)
    {
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).ClickAsync();
        await visitor
            .Page.Locator(".ant-select-dropdown:visible .ant-select-item-option")
            .Filter(new() { HasText = option })
            .ClickAsync();
    }

    private static Task OpenAsync(Visitor visitor, string page) =>
        visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = page, Exact = true }).ClickAsync();
}
