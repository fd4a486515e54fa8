using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>What each person may do on a task's page and with his work items, beside the main path.</summary>
public sealed class TaskPageTests(SeededBrowsing browsing) : IClassFixture<SeededBrowsing>
{
    [Fact]
    public async Task A_department_reports_progress_and_its_head_approves()
    {
        await using var handler = await browsing.SignInAsync("zhilian.handler");
        await handler.OpenWorkItemAsync("9", "签收任务");
        await handler.LookAsync("work-item-operations");
        await handler.DecideAsync("签收");
        await handler.OpenWorkItemAsync("9", "办理任务");
        await handler.Page.GetByRole(AriaRole.Link, new() { Name = "9. " }).ClickAsync();
        await handler.PressAsync("反馈进展");
        await handler.Page.GetByLabel("进展情况").FillAsync("已开展两次植树");
        await handler.Page.GetByLabel("完成比例").FillAsync("40");
        await handler.LookAsync("report");
        await Visitor.Button(handler.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await handler.Page.GetByRole(AriaRole.Tab, new() { Name = "进展反馈" }).ClickAsync();
        await Assertions.Expect(handler.Page.GetByText("待审核")).ToBeVisibleAsync();
        var task = handler.Page.Url;

        await using var head = await browsing.SignInAsync("zhilian.head");
        await head.Page.GotoAsync(task);
        await head.Page.GetByRole(AriaRole.Tab, new() { Name = "进展反馈" }).ClickAsync();
        await head.LookAsync("reports");
        await head.PressAsync("同意");
        await Visitor.Button(head.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(head.Page.GetByText("已通过").First).ToBeVisibleAsync();
        await head.Page.GetByRole(AriaRole.Tab, new() { Name = "指标" }).ClickAsync();
        await head.LookAsync("targets");
    }

    [Fact]
    public async Task The_office_suspends_a_task_and_resumes_it()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "方案", Exact = true }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "实施方案" }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).First.ClickAsync();
        await office.PressAsync("暂停");
        await office.Page.GetByLabel("暂停原因").FillAsync("等待上级批复");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("已暂停", new() { Exact = true }).First).ToBeVisibleAsync();
        await office.Page.GetByRole(AriaRole.Tab, new() { Name = "审批记录" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("等待上级批复")).ToBeVisibleAsync();
        await office.LookAsync("task-suspended");
        await office.PressAsync("恢复");
        await office.Page.GetByLabel("恢复原因").FillAsync("已批复");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Button("暂停")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_head_hands_his_work_item_to_a_colleague()
    {
        await using var handler = await browsing.SignInAsync("xuanchuan.handler", width: 390, height: 844);
        await handler.Page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).First.ClickAsync();
        await handler.PressAsync("转办");
        await handler.Page.GetByRole(AriaRole.Combobox, new() { Name = "人员" }).ClickAsync();
        await handler.Page.GetByTitle("褚明慧").ClickAsync();
        await handler.Page.GetByLabel("转办原因").FillAsync("出差");
        await handler.LookAsync("phone-transfer");
        await Visitor.Button(handler.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions
            .Expect(handler.Page.GetByRole(AriaRole.Heading, new() { Name = "我的待办" }))
            .ToBeVisibleAsync();
    }
}
