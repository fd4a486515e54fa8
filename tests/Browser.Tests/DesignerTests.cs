using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>Office admins at Elsa Studio.</summary>
public sealed class DesignerTests(TwoAdminsBrowsing browsing) : IClassFixture<TwoAdminsBrowsing>
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

        var again = await SentAgainAsync(
            office.Page,
            async () =>
            {
                await office.Page.GotoAsync("/designer/subtask");
                await studio.WaitAsync();
            }
        );
        Assert.Empty(again);
    }

    // Studio's files that came over the wire; an answer that one is still good has next to no bytes.
    private static async Task<IReadOnlyList<string>> SentAgainAsync(IPage page, Func<Task> act)
    {
        const int Answer = 1000;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var sent = new List<string>();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.responseReceived").OnEvent += (_, received) =>
        {
            if (received is not { } response)
                return;
            var url = new Uri(response.GetProperty("response").GetProperty("url").GetString()!);
            var isFile = url.AbsolutePath.StartsWith("/studio/", StringComparison.Ordinal) && url.Query.Length == 0;
            if (isFile)
                files[response.GetProperty("requestId").GetString()!] = url.AbsolutePath;
        };
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            if (
                finished is { } end
                && files.TryGetValue(end.GetProperty("requestId").GetString()!, out var file)
                && end.GetProperty("encodedDataLength").GetDouble() > Answer
            )
                sent.Add(file);
        };
        await session.SendAsync("Network.enable");
        await act();
        await session.DetachAsync();
        Assert.True(files.Count > 100, $"Studio asked for {files.Count} files.");
        return sent;
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

        foreach (
            var address in new[]
            {
                "/designer/plan-task",
                "/designer/instances/1",
                "/definitions",
                "/instances",
                "/instances/1",
            }
        )
        {
            await handler.Page.GotoAsync(address);
            await Assertions.Expect(handler.Page.GetByText("只有办公室管理员可以打开这个页面")).ToBeVisibleAsync();
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
        var studio = new StudioPage(office.Page);
        await studio.OpenSlowlyAsync(
            "/designer/plan-task",
            async () =>
            {
                await Assertions
                    .Expect(studio.Frame.GetByRole(AriaRole.Status))
                    .ToContainTextAsync(
                        new Regex(
                            "已载入 [0-9]*[1-9][0-9.]* MB，[1-9][0-9]?%",
                            RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        )
                    );
                await office.PictureAsync("designer-loading");
            }
        );

        await studio.DropAsync("审批", "会签");
        await studio.CheckAsync("牵头部门负责人");
        await studio.CheckAsync("组织部负责人");
        await studio.ChooseAsync("等所有人表态");
        await studio.DisconnectAsync("办理任务", "submit", "办结审核");
        await studio.ConnectAsync("办理任务", "submit", "会签1");
        await studio.ConnectAsync("会签1", "return", "办理任务");
        await studio.ConnectAsync("会签1", "approve", "办结审核");

        Assert.Equal(400, (await studio.PublishAsync()).Status);
        await Assertions
            .Expect(office.Page.GetByRole(AriaRole.Alert).GetByText("活动“会签1”：缺少必填的“待办标题”。"))
            .ToBeVisibleAsync();
        await office.PictureAsync("designer-refused");

        await office.Page.ReloadAsync();
        await studio.WaitAsync();
        await studio.Step("会签1").ClickAsync();
        await Assertions
            .Expect(studio.Frame.GetByRole(AriaRole.Checkbox, new() { Name = "组织部负责人", Exact = true }))
            .ToBeCheckedAsync();
        await studio.WriteAsync("待办标题", "部门会签");
        Assert.Equal(200, (await studio.PublishAsync()).Status);
        await Assertions.Expect(office.Page.GetByText("版已发布")).ToBeVisibleAsync();
        await using var api = new OfficeApi(browsing.Address);
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
    public async Task What_is_doubtful_is_asked_before_publishing_and_undo_layout_code_history_and_files_work()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/designer/subtask");
        var studio = new StudioPage(office.Page);
        await studio.WaitAsync();

        await studio.DropAsync("审批", "会签");
        await studio.WriteAsync("待办标题", "再审一次");
        await studio.PressPublishAsync();
        var question = office.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(question.GetByText("活动“会签1”：从开始走不到这个活动。")).ToBeVisibleAsync();
        await office.PictureAsync("designer-doubtful");
        await Visitor.Button(question, "返回修改").ClickAsync();
        await Assertions.Expect(studio.Frame.GetByText("没有发布，草稿还在。")).ToBeVisibleAsync();
        await studio.UndoAsync("会签1");

        Assert.Equal(200, (await studio.LayOutAsync()).Status);
        await studio.TabAsync("版本历史");
        // Its head, the published version and the draft at least.
        await Assertions.Expect(studio.Frame.GetByRole(AriaRole.Row).Nth(2)).ToBeVisibleAsync();
        await studio.TabAsync("变量");
        await Assertions.Expect(studio.Frame.GetByText("还没有变量。")).ToBeVisibleAsync();
        await office.PictureAsync("designer-variables");
        await studio.TabAsync("输入和输出");
        await Assertions
            .Expect(studio.Frame.GetByRole(AriaRole.Button, new() { Name = "增加输入" }))
            .ToBeVisibleAsync();
        await office.PictureAsync("designer-inputs");

        var file = await File.ReadAllTextAsync(await (await studio.ExportAsync()).PathAsync());
        Assert.Contains("办理子任务", file, StringComparison.Ordinal);
        await studio.ImportAsync(file.Replace("办理子任务", "办理这一部分", StringComparison.Ordinal));
        await Assertions.Expect(studio.Step("办理这一部分")).ToBeVisibleAsync();
        await studio.TabAsync("代码");
        await Assertions.Expect(studio.Frame.Locator(".monaco-editor .view-lines").First).ToContainTextAsync("子任务");
        await office.PictureAsync("designer-code");
        await office.Page.ReloadAsync();
        await studio.WaitAsync();
        await Assertions.Expect(studio.Step("办理这一部分")).ToBeVisibleAsync();

        await studio.RollBackToFirstAsync();
        await Assertions.Expect(studio.Step("办理子任务")).ToBeVisibleAsync();
        await Assertions.Expect(studio.Step("办理这一部分")).ToHaveCountAsync(0);
        await office.PictureAsync("designer-rolled-back");
    }

    [Fact]
    public async Task The_second_of_two_admins_at_one_flow_is_told_and_nothing_is_overwritten()
    {
        await using var first = await browsing.SignInAsync("office");
        await using var second = await browsing.SignInAsync(TwoAdminsBrowsing.Second);
        var studios = new List<StudioPage>();
        foreach (var admin in new[] { first, second })
        {
            await admin.Page.GotoAsync("/designer/consultation");
            studios.Add(new StudioPage(admin.Page));
            await studios[^1].WaitAsync();
        }

        await studios[0].DropAsync("审批", "抄送");
        await studios[1].DropAsync("审批", "催办");

        var alert = second.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert.GetByText("被陈思远改过")).ToBeVisibleAsync();
        await second.PictureAsync("designer-changed");
        await Visitor.Button(alert, "重新打开").ClickAsync();
        await studios[1].WaitAsync();
        await Assertions.Expect(studios[1].Step("抄送1")).ToBeVisibleAsync();
        await Assertions.Expect(studios[1].Step("催办1")).ToHaveCountAsync(0);

        foreach (var admin in new[] { first, second })
        {
            await admin.Page.GotoAsync("/designer/plan-period/simple");
            await Assertions.Expect(admin.Button("部门审核")).ToBeVisibleAsync();
        }
        await RenameAsync(first, "部门审核", "部门初审");
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Status).GetByText("草稿已保存")).ToBeVisibleAsync();
        await RenameAsync(second, "部门审核", "部门复审");
        await Assertions.Expect(alert.GetByText("被陈思远改过")).ToBeVisibleAsync();
        await second.PictureAsync("simple-changed");
        await Visitor.Button(alert, "打开最新的草稿").ClickAsync();
        await Assertions.Expect(second.Button("部门初审")).ToBeVisibleAsync();
    }

    // Calls a step otherwise in simple mode, and saves.
    private static async Task RenameAsync(Visitor admin, string step, string name)
    {
        await admin.PressAsync(step);
        await admin.Page.GetByLabel("名称", new() { Exact = true }).FillAsync(name);
        await admin.PressAsync("完成");
        await admin.PressAsync("保存草稿");
    }

    [Fact]
    public async Task What_runs_on_an_earlier_version_is_moved_after_a_look_at_what_would_become_of_it()
    {
        await using var api = new OfficeApi(browsing.Address);
        var task = await api.LaunchTaskAsync();
        await api.PublishAsync("plan-task", model => model["description"] = "改过的流程");
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/definitions");
        var row = office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "改过的流程" });
        await Visitor.Button(row, "迁移在办").ClickAsync();
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
        await Assertions.Expect(Asked(office, "办理子任务 宣传部")).ToBeVisibleAsync();
        await office.PressAsync("转办");
        var passing = office.Page.GetByRole(AriaRole.Dialog);
        await passing.GetByLabel("人员", new() { Exact = true }).ClickAsync();
        await office.Page.Locator(".ant-select-dropdown:visible .ant-select-item-option").First.ClickAsync();
        await office.PictureAsync("trial-passing");
        await Visitor.Button(passing, "提交").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("转办给")).ToBeVisibleAsync();
        await office.LookAsync("trial-passed");
        await office.PressAsync("报送");
        await Assertions.Expect(Asked(office, "部门审核 宣传部")).ToBeVisibleAsync();
        await office.LookAsync("trial-votes");
        await Visitor.Button(Asked(office, "部门审核 组织部"), "退回").ClickAsync();
        await Assertions.Expect(Asked(office, "部门审核 组织部")).ToHaveCountAsync(0);
        await office.PressAsync("报送");
        await Visitor.Button(Asked(office, "部门审核 组织部"), "同意").ClickAsync();
        await Assertions.Expect(Asked(office, "部门审核 组织部")).ToHaveCountAsync(0);
        await office.PressAsync("退回一步");
        await Visitor.Button(Asked(office, "部门审核 组织部"), "同意").ClickAsync();
        await Assertions.Expect(Asked(office, "部门审核 组织部")).ToHaveCountAsync(0);
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
