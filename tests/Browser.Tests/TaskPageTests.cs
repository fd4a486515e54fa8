using System.Text.Json.Nodes;
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
        var waiting = handler.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "等您办理" });
        await Assertions.Expect(waiting.GetByRole(AriaRole.Link, new() { Name = "办理任务" })).ToBeVisibleAsync();
        await handler.LookAsync("task-own-work");
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

        await handler.OpenWorkItemAsync("9", "办理任务");
        await handler.Page.GetByLabel("办理情况").FillAsync("全部完成");
        await handler.DecideAsync("报送");
        await handler.Page.GotoAsync(task);
        var takeBack = handler.Page.GetByRole(AriaRole.Button, new() { Name = "撤回 办理任务" });
        await Assertions.Expect(takeBack).ToBeVisibleAsync();
        await handler.LookAsync("task-take-back");
        await takeBack.ClickAsync();
        await Visitor.Button(handler.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(waiting.GetByRole(AriaRole.Link, new() { Name = "办理任务" })).ToBeVisibleAsync();
        await Assertions.Expect(takeBack).ToHaveCountAsync(0);
        await ConsultAndCancelAsync(handler);
    }

    [Fact]
    public async Task A_period_is_set_by_the_office_and_the_form_of_its_step_filled_in_by_the_lead()
    {
        await using var api = new OfficeApi(browsing.Address);
        await api.PublishAsync(
            "plan-period",
            model =>
                Step(model, "work")["form"] = Literal(
                    """[{"name":"venue","label":"活动地点","required":true},{"name":"size","label":"规模","type":"choice","options":["大","小"]}]"""
                )
        );
        await using var lead = await browsing.SignInAsync("qingfa.handler");
        await lead.OpenWorkItemAsync("13", "签收任务");
        await lead.Page.GetByRole(AriaRole.Link, new() { Name = "13. " }).ClickAsync();
        await lead.WaitForAddressAsync("/tasks/");
        var task = lead.Page.Url;
        await lead.OpenWorkItemAsync("13", "签收任务");
        await lead.DecideAsync("签收");

        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync(task);
        await office.LookAsync("task-flow");
        await office.PressAsync("催办 办理任务");
        await Assertions.Expect(office.Page.GetByText("已催办")).ToBeVisibleAsync();
        await office.LookNarrowlyAsync("task-flow");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "办理任务", Exact = true }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("这一步由青发部")).ToBeVisibleAsync();
        await Assertions.Expect(office.Button("报送")).ToHaveCountAsync(0);
        await office.LookAsync("work-item-of-others");
        await office.Page.GotoAsync($"/ledger?search={Uri.EscapeDataString("青年就业创业")}");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "催办1次" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("办理任务：第1次催办")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByText("签收任务：签收")).ToHaveCountAsync(0);
        Assert.EndsWith("?tab=record&about=urges", office.Page.Url, StringComparison.Ordinal);
        await office.LookAsync("task-record-about");
        await office.LookNarrowlyAsync("task-record-about");
        await office.Page.GotoAsync(task);
        await office.PressAsync("更多");
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "设置周期报送" }).ClickAsync();
        await office.Page.GetByText("每季度").ClickAsync();
        await office.LookAsync("cycle");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("季度报送")).ToBeVisibleAsync();

        await lead.Page.GotoAsync("/");
        await lead.OpenWorkItemAsync("13", "周期报送");
        await lead.Page.GetByLabel("办理情况").FillAsync("本季度已走访");
        await lead.LookAsync("step-form");
        await lead.PressAsync("报送");
        await Assertions.Expect(lead.Page.Locator(".ant-form-item-explain-error")).ToContainTextAsync("活动地点");
        await lead.Page.GetByLabel("活动地点").FillAsync("礼堂");
        await lead.PressAsync("报送");
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Heading, new() { Name = "我的待办" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_office_suspends_a_task_and_resumes_it()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "方案", Exact = true }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "实施方案" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("共23项")).ToBeVisibleAsync();
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
        await AddTargetAndJumpAsync(office);
        await office.PressAsync("English");
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Tab, new() { Name = "Record" })).ToBeVisibleAsync();
        await office.Page.GetByRole(AriaRole.Tab, new() { Name = "Record" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("Suspended the task", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions
            .Expect(office.Page.GetByText("Jumped to another step", new() { Exact = true }))
            .ToBeVisibleAsync();
        await office.LookAsync("task-english");
        await office.LookNarrowlyAsync("task-english");
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

    private static async Task ConsultAndCancelAsync(Visitor lead)
    {
        // Only the task that is worked on again offers it, so the page has taken the new state over.
        await Assertions.Expect(lead.Button("分解子任务")).ToBeVisibleAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await lead.PressAsync("商请参与");
        await lead.Page.GetByRole(AriaRole.Combobox, new() { Name = "部门" }).ClickAsync();
        await lead.Page.Locator(".ant-select-item-option").Filter(new() { HasText = "组织部" }).ClickAsync();
        await lead.Page.GetByLabel("商请理由").FillAsync("需要协助");
        await Visitor.Button(lead.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await lead.Page.GetByRole(AriaRole.Tab, new() { Name = "商请" }).ClickAsync();
        await Assertions.Expect(lead.Button("催办 商请答复")).ToBeVisibleAsync();
        await lead.LookAsync("task-consultation");
        await lead.PressAsync("取消商请 组织部");
        await lead.Page.GetByLabel("取消原因").FillAsync("不再需要");
        await Visitor.Button(lead.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(lead.Button("催办 商请答复")).ToHaveCountAsync(0);
        await Assertions.Expect(lead.Button("取消商请 组织部")).ToHaveCountAsync(0);
        await lead.LookNarrowlyAsync("task-consultation-cancelled");
    }

    private static async Task AddTargetAndJumpAsync(Visitor office)
    {
        await office.Page.GetByRole(AriaRole.Tab, new() { Name = "指标" }).ClickAsync();
        await office.PressAsync("增加指标");
        await office.Page.GetByLabel("指标内容").FillAsync("完成中期评估");
        await office.LookAsync("target-add");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Button("设节点：完成中期评估")).ToBeVisibleAsync();

        // Whoever has it by now stands behind the step's name.
        var jump = office.Page.GetByRole(AriaRole.Button, new() { Name = "跳转 签收任务" });
        await jump.ClickAsync();
        await office.Page.GetByRole(AriaRole.Combobox, new() { Name = "跳转到" }).ClickAsync();
        await office.Page.Locator(".ant-select-item-option").Filter(new() { HasText = "办理任务" }).ClickAsync();
        await office.Page.GetByLabel("跳转原因").FillAsync("已当面签收");
        await office.LookAsync("task-jump");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Button("改派 办理任务")).ToBeVisibleAsync();
        await Assertions.Expect(jump).ToHaveCountAsync(0);
        await office.LookNarrowlyAsync("task-jumped");
    }

    private static JsonObject Step(JsonObject definition, string id) =>
        definition["root"]!["activities"]!
            .AsArray()
            .Select(activity => activity!.AsObject())
            .Single(activity => (string)activity["id"]! == id);

    private static JsonObject Literal(string value) =>
        new()
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
