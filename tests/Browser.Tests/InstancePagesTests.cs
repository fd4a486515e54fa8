using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>The office at the flows that run, and at those that failed.</summary>
public sealed class InstancePagesTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    [Fact]
    public async Task The_office_finds_what_failed_mends_it_moves_what_runs_and_calls_one_off()
    {
        await using var api = new OfficeApi(browsing.Address);
        await api.PublishAsync("plan-task", FailAfterAcceptance);
        var failed = await api.LaunchTaskAsync();
        await api.DecideAsync("xuanchuan.handler", failed, "签收任务", "accept");
        var waiting = await api.LaunchTaskAsync();
        await api.PublishAsync("plan-task", Mend);
        await using var office = await browsing.SignInAsync("office");
        await using var phone = await browsing.SignInAsync("office", width: 390, height: 844);

        await office.Page.GotoAsync("/definitions");
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Link, new() { Name = "在办1" })).ToBeVisibleAsync();
        await office.LookAsync("flows-counted");
        await LookOnPhoneAsync(phone, "/definitions", "flows");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "出错1" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("“计算得分”：这一步里的表达式或脚本算不出来")).ToBeVisibleAsync();
        await office.LookAsync("instances-failed");
        await LookOnPhoneAsync(phone, "/instances", "instances");

        await office.Page.GetByRole(AriaRole.Link, new() { Name = "方案任务" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("“签收任务”完成")).ToBeVisibleAsync();
        await office.LookAsync("instance-failed");
        await LookOnPhoneAsync(phone, new Uri(office.Page.Url).PathAndQuery, "instance-failed");
        var instance = new Uri(office.Page.Url).PathAndQuery;
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "在流程图上看" }).ClickAsync();
        var viewer = new StudioPage(office.Page);
        await viewer.WaitAsync();
        await Assertions.Expect(viewer.Badge("签收任务", "success")).ToBeVisibleAsync();
        await Assertions.Expect(viewer.Badge("计算得分", "error")).ToBeVisibleAsync();
        await viewer.TabAsync("出错");
        await Assertions.Expect(viewer.Frame.GetByText("missing is not defined").First).ToBeVisibleAsync();
        await Assertions.Expect(viewer.Frame.GetByText("运行脚本 - 出错").First).ToBeVisibleAsync();
        await office.PictureAsync("viewer-failed");

        await office.Page.GotoAsync(instance);
        await office.PressAsync("跳过");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "跳过").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("已跳过")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByText("“办理任务”等待办理")).ToBeVisibleAsync();
        Assert.Equal("inProgress", await api.StatusAsync(failed));
        await office.Page.GotoAsync($"/designer{instance}");
        await viewer.WaitAsync();
        await Assertions.Expect(viewer.Badge("办理任务", "warning")).ToBeVisibleAsync();
        await Assertions.Expect(viewer.Badge("计算得分", "error")).ToHaveCountAsync(0);
        await office.PictureAsync("viewer-waiting");
        await api.DecideAsync("xuanchuan.handler", failed, "办理任务", "submit");
        await api.DecideAsync("office", failed, "办结审核", "approve");
        await api.DecideAsync("office", failed, "销号", "close");
        await office.Page.ReloadAsync();
        await viewer.WaitAsync();
        await Assertions.Expect(viewer.Badge("销号", "success")).ToBeVisibleAsync();
        await Assertions.Expect(viewer.Frame.GetByText("已结束", new() { Exact = true }).First).ToBeVisibleAsync();
        await office.PictureAsync("viewer-ended");
        await viewer.Frame.GetByRole(AriaRole.Link, new() { Name = "plan-task", Exact = true }).ClickAsync();
        await Assertions
            .Expect(office.Page)
            .ToHaveURLAsync(new Uri(browsing.Address, "/designer/plan-task").ToString());
        await viewer.WaitAsync();

        await office.Page.GotoAsync($"/instances?taskId={waiting}");
        await office.Page.GetByRole(AriaRole.Checkbox).Last.CheckAsync();
        await office.PressAsync("迁移所选");
        await Assertions.Expect(office.Page.GetByText("1个可以迁移")).ToBeVisibleAsync();
        await office.LookAsync("instances-migration");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "迁移").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("已迁移")).ToBeVisibleAsync();
        await api.DecideAsync("xuanchuan.handler", waiting, "签收任务", "accept");
        Assert.Equal("inProgress", await api.StatusAsync(waiting));

        await office.Page.GetByRole(AriaRole.Link, new() { Name = "方案任务" }).ClickAsync();
        await office.PressAsync("终止");
        await office.Page.GetByLabel("终止原因").FillAsync("文件已撤回");
        await office.LookAsync("instance-cancel");
        await office.PressAsync("提交");
        await Assertions.Expect(office.Page.GetByText("流程被终止")).ToBeVisibleAsync();
        Assert.Equal("terminated", await api.StatusAsync(waiting));
        await office.LookAsync("instance-cancelled");
    }

    private static async Task LookOnPhoneAsync(Visitor phone, string address, string picture)
    {
        await phone.Page.GotoAsync(address);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await phone.LookAsync($"{picture}-phone");
    }

    private static void FailAfterAcceptance(JsonObject model)
    {
        var flow = model["root"]!;
        flow["activities"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["id"] = "score",
                    ["name"] = "score",
                    ["type"] = "Elsa.RunJavaScript",
                    ["version"] = 1,
                    ["metadata"] = new JsonObject { ["displayText"] = "计算得分" },
                    ["script"] = new JsonObject
                    {
                        ["typeName"] = "String",
                        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "missing.score" },
                    },
                }
            );
        var toWork = flow["connections"]!.AsArray().Single(line => (string)line!["source"]!["activity"]! == "accept")!;
        toWork["target"]!["activity"] = "score";
        flow["connections"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = "score", ["port"] = "Done" },
                    ["target"] = new JsonObject { ["activity"] = "work", ["port"] = "In" },
                }
            );
    }

    private static void Mend(JsonObject model) =>
        model["root"]!["activities"]!.AsArray().Single(step => (string)step!["id"]! == "score")!["script"]![
            "expression"
        ]!["value"] = "1 + 1";
}
