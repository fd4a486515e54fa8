using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>Office admins at Elsa Studio.</summary>
public sealed class DesignerTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    [Fact]
    public async Task The_office_opens_a_flow_in_Studio_without_leaving_the_machine()
    {
        await using var office = await browsing.SignInAsync("office");
        var elsewhere = new List<string>();
        office.Page.Request += (_, request) =>
        {
            if (!IsHere(request.Url))
                elsewhere.Add(request.Url);
        };

        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "流程" }).ClickAsync();
        var flow = office.Page.GetByRole(AriaRole.Link, new() { Name = "方案任务" });
        await Assertions.Expect(flow).ToBeVisibleAsync();
        await office.LookAsync("flows");
        await flow.ClickAsync();
        await Assertions
            .Expect(office.Page)
            .ToHaveURLAsync(new Uri(browsing.Address, "/designer/plan-task").ToString());
        var studio = new StudioPage(office.Page);
        await studio.WaitAsync();

        foreach (var step in new[] { "签收任务", "办理任务", "办结审核" })
            await Assertions.Expect(studio.Step(step)).ToBeVisibleAsync();
        await office.PictureAsync("designer");
        Assert.Empty(elsewhere);
        office.AssertNoComplaint();
    }

    [Fact]
    public async Task Studios_files_are_kept_by_the_browser_and_come_compressed()
    {
        await using var office = await browsing.SignInAsync("office");
        var document = await office.Page.APIRequest.GetAsync("/studio?definition-id=plan-task");
        Assert.Equal("no-cache", document.Headers["cache-control"]);
        Assert.Contains(
            "frame-ancestors 'self'",
            document.Headers["content-security-policy"],
            StringComparison.Ordinal
        );

        var script = new Uri(new Uri(document.Url), "_framework/dotnet.js").ToString();
        foreach (var (accepted, used) in new[] { ("br, gzip", "br"), ("gzip", "gzip"), ("identity", "") })
        {
            var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept-Encoding"] = accepted };
            var file = await office.Page.APIRequest.GetAsync(script, new() { Headers = headers });
            Assert.Equal(used, file.Headers.GetValueOrDefault("content-encoding", ""));
            Assert.Equal("text/javascript", file.Headers["content-type"]);
            Assert.Contains("immutable", file.Headers["cache-control"], StringComparison.Ordinal);
            Assert.Contains("export", await file.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_handler_is_told_that_flows_are_the_offices_and_gets_nothing_of_Studio()
    {
        await using var handler = await browsing.SignInAsync("zhilian.handler");
        var studio = 0;
        handler.Page.Request += (_, request) =>
            studio += request.Url.Contains("/studio", StringComparison.Ordinal) ? 1 : 0;

        foreach (var address in new[] { "/designer/plan-task", "/definitions" })
        {
            await handler.Page.GotoAsync(address);
            await Assertions.Expect(handler.Page.GetByText("只有办公室管理员可以设计流程")).ToBeVisibleAsync();
        }
        Assert.Equal(0, studio);
        foreach (var path in new[] { "/studio", "/studio/host/studio.js", "/elsa/api/workflow-definitions" })
        {
            var refused = await handler.Page.APIRequest.GetAsync(path);
            Assert.Equal((int)HttpStatusCode.Forbidden, refused.Status);
        }
    }

    [Fact]
    public async Task A_step_drawn_into_the_flow_is_refused_while_incomplete_and_outlives_a_reload()
    {
        await using var office = await browsing.SignInAsync("office", width: 1600, height: 1000);
        await office.Page.GotoAsync("/designer/plan-task");
        var studio = new StudioPage(office.Page);
        await studio.WaitAsync();

        await studio.DropAsync("审批", "会签");
        await studio.CheckAsync("牵头部门负责人");
        await studio.CheckAsync("组织部负责人");
        await studio.ChooseAsync("等所有人表态");
        await studio.DisconnectAsync("办理任务", "submit", "办结审核");
        await studio.ConnectAsync("办理任务", "submit", "会签1");
        await studio.ConnectAsync("会签1", "return", "办理任务");
        await studio.ConnectAsync("会签1", "approve", "办结审核");

        Assert.Equal(400, (await studio.PublishAsync()).Status);
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Alert).GetByText("待办标题")).ToBeVisibleAsync();
        await office.PictureAsync("designer-refused");

        await office.Page.ReloadAsync();
        await studio.WaitAsync();
        await studio.Step("会签1").ClickAsync();
        await Assertions
            .Expect(studio.Frame.GetByRole(AriaRole.Checkbox, new() { Name = "组织部负责人", Exact = true }))
            .ToBeCheckedAsync();
        await using var api = new OfficeApi(browsing.Address);
        await api.PublishAsync(
            "plan-task",
            model =>
                model["root"]!["activities"]!
                    .AsArray()
                    .Single(step => (string)step!["type"]! == "Approvals.JointReview")!["title"] = new JsonObject
                {
                    ["typeName"] = "String",
                    ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "部门会签" },
                }
        );
        Assert.Contains(
            "\"isPublished\":true",
            await api.TextAsync("office", "/elsa/api/workflow-definitions/by-definition-id/plan-task"),
            StringComparison.Ordinal
        );
        await RunToClosingAsync(api);
    }

    // The next task goes by the flow as it was drawn: both heads sign between the lead's work and the office's review.
    private static async Task RunToClosingAsync(OfficeApi api)
    {
        var task = await api.LaunchTaskAsync();
        await api.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        await api.DecideAsync("xuanchuan.handler", task, "办理任务", "submit");
        await api.DecideAsync("xuanchuan.head", task, "部门会签", "approve");
        await api.DecideAsync("zuzhi.head", task, "部门会签", "approve");
        await api.DecideAsync("office", task, "办结审核", "approve");
        await api.DecideAsync("office", task, "销号", "close");
        Assert.Equal("closed", await api.StatusAsync(task));
    }

    [Fact]
    public async Task What_runs_on_an_earlier_version_is_moved_after_a_look_at_what_would_become_of_it()
    {
        await using var api = new OfficeApi(browsing.Address);
        var task = await api.LaunchTaskAsync();
        await api.PublishAsync("plan-task", model => model["description"] = "改过的流程");
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/definitions");
        await office.Button("迁移在办").First.ClickAsync();
        await Assertions.Expect(office.Page.GetByText("个可以迁移")).ToBeVisibleAsync();
        await office.LookAsync("migration");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "迁移").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("正在迁移")).ToBeVisibleAsync();

        await api.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        Assert.Equal("inProgress", await api.StatusAsync(task));
    }

    [Fact]
    public async Task A_changed_draft_is_walked_with_one_return_before_it_is_published()
    {
        await using var api = new OfficeApi(browsing.Address);
        await api.DraftAsync("subtask", model => Sign(model, "departmentReview", "zuzhi.head,xuanchuan.head"));
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/definitions");
        var row = office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "承办部门签收" });
        await row.GetByRole(AriaRole.Link, new() { Name = "试走" }).ClickAsync();
        var heading = office.Page.GetByRole(AriaRole.Heading, new() { Name = "试走：子任务" });
        await Assertions.Expect(heading).ToBeVisibleAsync();
        await office.LookAsync("trial");

        await office.PressAsync("签收");
        await office.PressAsync("报送");
        await Assertions.Expect(Asked(office, "部门审核 宣传部")).ToBeVisibleAsync();
        await office.LookAsync("trial-votes");
        await Visitor.Button(Asked(office, "部门审核 组织部"), "退回").ClickAsync();
        await office.PressAsync("报送");
        await Visitor.Button(Asked(office, "部门审核 组织部"), "同意").ClickAsync();
        await Assertions.Expect(Asked(office, "部门审核 组织部")).ToHaveCountAsync(0);
        await office.PressAsync("退回一步");
        await Visitor.Button(Asked(office, "部门审核 组织部"), "同意").ClickAsync();
        await Visitor.Button(Asked(office, "部门审核 宣传部"), "同意").ClickAsync();
        await Visitor.Button(Asked(office, "牵头部门审核 组织部"), "同意").ClickAsync();
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("流程走完了");
        await office.LookAsync("trial-ended");

        await using var phone = await browsing.SignInAsync("office", width: 390, height: 844);
        await phone.Page.GotoAsync(office.Page.Url);
        await Assertions.Expect(phone.Page.GetByText("流程走完了").First).ToBeVisibleAsync();
        await phone.LookAsync("trial-narrow");

        await office.PressAsync("发布");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "发布").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("草稿，还没有发布")).ToHaveCountAsync(0);
    }

    // All of these must sign.
    private static void Sign(JsonObject model, string id, string signers)
    {
        var step = model["root"]!["activities"]!.AsArray().Single(step => (string)step!["id"]! == id)!;
        foreach (var (name, value) in new[] { ("signers", signers), ("mode", "All") })
            step[name] = new JsonObject
            {
                ["typeName"] = name == "signers" ? "Object" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
            };
    }

    // Who is asked in the trial, by step and department.
    private static ILocator Asked(Visitor visitor, string who) =>
        visitor.Page.GetByRole(AriaRole.Region, new() { Name = who, Exact = true });

    private bool IsHere(string url) =>
        url.StartsWith(browsing.Address.ToString(), StringComparison.Ordinal)
        || url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:", StringComparison.Ordinal);
}
