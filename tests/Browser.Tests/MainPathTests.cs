using System.Text;
using Microsoft.Playwright;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Browser.Tests;

/// <summary>The main path of each role on the real plan, through the page alone.</summary>
public sealed class MainPathTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    [Fact]
    public async Task A_plan_goes_from_its_document_to_a_closed_task()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.LookAsync("workbench-empty");
        await ImportAsync(office);

        await using var lead = await browsing.SignInAsync("zhilian.handler");
        await lead.LookAsync("workbench");
        await lead.OpenWorkItemAsync("11", "签收任务");
        await lead.LookAsync("acceptance");
        await lead.DecideAsync("签收");
        await SplitAsync(lead, "学少部");

        await using var participant = await browsing.SignInAsync("xueshao.handler");
        await participant.OpenWorkItemAsync("11", "签收子任务");
        await participant.DecideAsync("签收");
        await participant.OpenWorkItemAsync("11", "办理子任务");
        await participant.LookAsync("subtask-work");
        await HandInAsync(participant, "已招募志愿者三百名");

        await using var head = await browsing.SignInAsync("xueshao.head");
        await head.OpenWorkItemAsync("11", "部门审核");
        await head.PressAsync("退回");
        await Assertions.Expect(head.Page.GetByText("请填写意见")).ToBeVisibleAsync();
        await head.LookAsync("review");
        await head.DecideAsync("退回", "请补充照片");
        await participant.OpenWorkItemAsync("11", "办理子任务");
        await Assertions.Expect(participant.Page.GetByText("请补充照片").First).ToBeVisibleAsync();
        await participant.LookAsync("subtask-returned");
        await HandInAsync(participant, "已招募志愿者三百名，照片见附件");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "办理：部门审核" }).ClickAsync();
        await Assertions.Expect(head.Page.GetByText("照片见附件")).ToBeVisibleAsync();
        await head.LookAsync("review-in-place");
        await head.DecideAsync("同意");

        await lead.OpenWorkItemAsync("11", "牵头部门审核");
        await lead.LookAsync("lead-review");
        await lead.DecideAsync("同意");
        await lead.OpenWorkItemAsync("11", "办理任务");
        await lead.LookAsync("work");
        await HandInAsync(lead, "各县青年志愿者协会均已建立");

        await office.OpenWorkItemAsync("11", "办结审核");
        await office.LookAsync("final-review");
        await office.DecideAsync("同意");
        await office.OpenWorkItemAsync("11", "销号");
        await office.DecideAsync("销号");

        await using var leader = await browsing.SignInAsync("leader");
        await leader.Page.GetByRole(AriaRole.Menuitem, new() { Name = "方案" }).ClickAsync();
        await leader.LookAsync("plans");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "实施方案" }).ClickAsync();
        await Assertions.Expect(leader.Page.GetByText("已销号").First).ToBeVisibleAsync();
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "青年志愿者行动" }).ClickAsync();
        await leader.Page.GetByRole(AriaRole.Tab, new() { Name = "审批记录" }).ClickAsync();
        await Assertions.Expect(leader.Page.GetByText("请补充照片").First).ToBeVisibleAsync();
        await Assertions
            .Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "下载归档包" }))
            .ToHaveAttributeAsync("href", $"/api{new Uri(leader.Page.Url).AbsolutePath}/archive");
        await leader.LookAsync("task-closed");

        var task = leader.Page.Url;
        await leader.Page.GotoAsync("/statistics/flows/subtask");
        await Assertions.Expect(leader.Page.GetByText("退回1次")).ToBeVisibleAsync();
        await leader.LookAsync("heat-counted");
        await leader.Page.Locator("a[href*='/ledger/events']").First.ClickAsync();
        await Assertions.Expect(leader.Page.GetByText("请补充照片")).ToBeVisibleAsync();
        await leader.LookAsync("events");
        await leader.LookNarrowlyAsync("events");
        await LookOnThePhoneAsync(task);
    }

    private async Task LookOnThePhoneAsync(string task)
    {
        await using var phone = await browsing.SignInAsync("qingfa.handler", width: 390, height: 844);
        await phone.LookAsync("phone-workbench");
        await phone.Page.GotoAsync(task);
        await phone.LookAsync("phone-task");
        await phone.Page.GotoAsync("/");
        await phone.OpenWorkItemAsync("6", "签收任务");
        await phone.LookAsync("phone-acceptance");
        await phone.PressAsync("English");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Decision" })).ToBeVisibleAsync();
    }

    private static async Task ImportAsync(Visitor office)
    {
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "导入方案" }).ClickAsync();
        await office.LookAsync("import");
        await office
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "方案.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(Repository.OriginalPlan ?? Repository.CondensedPlan),
                }
            );
        await Assertions.Expect(office.Button("建立方案（23项任务）")).ToBeVisibleAsync();
        await office.LookAsync("import-draft");
        await office.PressAsync("建立方案（23项任务）");
        await Assertions.Expect(office.Button("交办")).ToBeVisibleAsync();
        await office.LookAsync("plan-imported");
        await office.PressAsync("交办");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "交办").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("待签收").First).ToBeVisibleAsync();
        await office.LookAsync("plan");
    }

    private static async Task SplitAsync(Visitor lead, string department)
    {
        await lead.OpenWorkItemAsync("11", "办理任务");
        await lead.Page.GetByRole(AriaRole.Link, new() { Name = "11. " }).ClickAsync();
        await lead.PressAsync("分解子任务");
        await lead.Page.GetByLabel("部门").ClickAsync();
        await lead.Page.GetByTitle(department).ClickAsync();
        await lead.Page.GetByLabel("工作要求").FillAsync("在高校招募青年志愿者");
        await lead.LookAsync("subtask");
        await Visitor.Button(lead.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(lead.Page.GetByText("在高校招募青年志愿者")).ToBeVisibleAsync();
        var steps = lead.Page.GetByRole(AriaRole.Button);
        await Assertions.Expect(steps.Filter(new() { HasText = "办理任务进行中" })).ToBeVisibleAsync();
        await steps.Filter(new() { HasText = "签收任务已完成" }).HoverAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("志联部");
        await lead.LookAsync("task");
    }

    private static async Task HandInAsync(Visitor handler, string text)
    {
        await handler.Page.GetByLabel("办理情况").FillAsync(text);
        await handler
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "照片.txt",
                    MimeType = "text/plain",
                    Buffer = "照片"u8.ToArray(),
                }
            );
        await Assertions.Expect(handler.Button("继续上传")).ToBeVisibleAsync();
        await handler.DecideAsync("报送");
    }
}
