using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>Office admins at a flow in simple mode.</summary>
public sealed class SimpleModeTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    [Fact]
    public async Task A_joint_review_added_between_two_steps_is_published_and_stands_in_Studio()
    {
        await using var office = await browsing.SignInAsync("office");
        var page = office.Page;
        await page.GotoAsync("/definitions");
        await page.GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "方案任务" })
            .GetByRole(AriaRole.Link, new() { Name = "简易设计" })
            .ClickAsync();
        foreach (var step in new[] { "签收任务", "办理任务", "办结审核", "销号" })
            await Assertions.Expect(office.Button(step)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("退回到：办理任务")).ToBeVisibleAsync();
        await office.LookAsync("simple");

        await office.PressAsync("在“办理任务”之后添加步骤");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "会签" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("部门会签");
        await ChooseAsync(page, "签署人", "牵头部门负责人");
        await ChooseAsync(page, "签署人", "组织部负责人");
        await page.Keyboard.PressAsync("Escape");
        await office.LookAsync("simple-settings");
        await office.PressAsync("完成");
        await office.PressAsync("发布");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("第2版已发布")).ToBeVisibleAsync();
        await office.LookAsync("simple-published");

        await using var api = new OfficeApi(browsing.Address);
        var published = JsonNode.Parse(
            await api.TextAsync(
                "office",
                "/elsa/api/workflow-definitions/by-definition-id/plan-task?versionOptions=Published"
            )
        )!["root"]!;
        var joint = published["activities"]!.AsArray().Single(one => (string)one!["type"]! == "Approvals.JointReview")!;
        Assert.Equal("部门会签", (string)joint["title"]!["expression"]!["value"]!);
        Assert.Equal("[\"lead.head\",\"head:zuzhi\"]", (string)joint["signers"]!["expression"]!["value"]!);
        Assert.Equal(8, published["connections"]!.AsArray().Count);

        await page.GetByRole(AriaRole.Link, new() { Name = "在 Studio 中设计" }).ClickAsync();
        var studio = new StudioPage(page);
        await studio.WaitAsync();
        await Assertions.Expect(studio.Step("部门会签")).ToBeVisibleAsync();
        await office.PictureAsync("simple-in-studio");
        await page.GetByRole(AriaRole.Link, new() { Name = "简易设计" }).ClickAsync();
        await Assertions.Expect(office.Button("部门会签")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_steps_are_moved_by_keyboard_and_problems_stand_at_their_cards()
    {
        await using var office = await browsing.SignInAsync("office", width: 390, height: 844);
        var page = office.Page;
        await page.GotoAsync("/designer/subtask/simple");
        await Assertions.Expect(office.Button("牵头部门审核")).ToBeVisibleAsync();
        await office.LookAsync("simple-phone");

        await office.PressAsync("办理子任务");
        await Assertions.Expect(page.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync("办理子任务");
        await office.LookAsync("simple-phone-settings");
        await office.PressAsync("完成");

        await office.Button("上移“部门审核”").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("还没有选退回到哪一步")).ToBeVisibleAsync();
        await office.PressAsync("保存草稿");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Alert).GetByText("“部门审核”没有选退回到哪一步"))
            .ToBeVisibleAsync();
        await office.PictureAsync("simple-phone-refused");
        await office.PressAsync("撤销");
        await Assertions.Expect(page.GetByText("还没有选退回到哪一步")).ToHaveCountAsync(0);

        await page.SetViewportSizeAsync(1366, 1400);
        await Dragged(page, "部门审核").DragToAsync(Dragged(page, "办理子任务"));
        await Assertions.Expect(page.GetByText("还没有选退回到哪一步")).ToBeVisibleAsync();
        await Assertions.Expect(office.Button("上移“部门审核”")).ToBeEnabledAsync();
        await office.PictureAsync("simple-dragged");
    }

    [Fact]
    public async Task Forms_conditions_and_branches_are_drawn_and_a_flow_that_is_too_free_says_why()
    {
        await using var api = new OfficeApi(browsing.Address);
        await using var office = await browsing.SignInAsync("office");
        var page = office.Page;
        await page.GotoAsync("/designer/plan-period/simple");
        await office.PressAsync("周期报送");
        await office.PressAsync("添加字段");
        await page.GetByLabel("字段1的标题").FillAsync("经费（元）");
        await ChooseAsync(page, "字段1的类型", "数字");
        await page.GetByLabel("必填").CheckAsync();
        await office.PressAsync("添加字段");
        await page.GetByLabel("字段2的标题").FillAsync("来源");
        await ChooseAsync(page, "字段2的类型", "选择");
        foreach (var source in new[] { "财政", "自筹" })
        {
            await page.GetByLabel("字段2的可选的内容，每项按回车").FillAsync(source);
            await page.Keyboard.PressAsync("Enter");
        }
        await office.PressAsync("添加字段");
        await page.GetByLabel("字段3的标题").FillAsync("验收人");
        await ChooseAsync(page, "字段3的类型", "人员");
        await office.LookAsync("simple-form");
        await office.PressAsync("完成");
        await office.PressAsync("部门审核");
        await office.PressAsync("引用其他步骤的字段");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "经费（元）" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("字段1的标题")).ToHaveValueAsync("经费（元）");
        await office.PressAsync("完成");
        await office.PressAsync("在“部门审核”之后添加步骤");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "条件" }).ClickAsync();
        await page.GetByLabel("第1路", new() { Exact = true }).FillAsync("大额");
        await ChooseAsync(page, "第1路怎样比较", "大于");
        await page.GetByLabel("第1路和什么比较").FillAsync("5000");
        await office.PressAsync("完成");
        await office.PressAsync("在“大额”之后添加步骤");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "并行" }).ClickAsync();
        await office.PressAsync("完成");
        foreach (var branch in new[] { "分支1", "分支2" })
        {
            await office.PressAsync($"在“{branch}”之后添加步骤");
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "会签" }).ClickAsync();
            await ChooseAsync(page, "签署人", "领导");
            await ChooseAsync(page, "签署人", "“验收人”里填的人");
            await page.Keyboard.PressAsync("Escape");
            await ChooseAsync(page, "“退回”之后", "结束流程");
            await office.PressAsync("完成");
        }
        await office.PressAsync("保存草稿");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("草稿已保存")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("经费（元） 大于 5000")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("领导、“验收人”里填的人").First).ToBeVisibleAsync();
        var draft = JsonNode.Parse(
            await api.TextAsync("office", "/elsa/api/workflow-definitions/by-definition-id/plan-period")
        )!;
        Assert.Equal(
            """[{"name":"field1","label":"经费（元）","type":"number","required":true},{"name":"field2","label":"来源","type":"choice","options":["财政","自筹"]},{"name":"field3","label":"验收人","type":"person"}]""",
            (string)Step(draft, "work")["form"]!["expression"]!["value"]!
        );
        Assert.Equal(
            """[{"name":"field1","label":"经费（元）","type":"number","required":false,"access":"read"}]""",
            (string)Step(draft, "departmentReview")["form"]!["expression"]!["value"]!
        );
        Assert.NotNull(Step(draft, "work")["values"]!["memoryReference"]!["id"]);
        await office.LookAsync("simple-branches");
        await page.SetViewportSizeAsync(390, 844);
        await office.LookAsync("simple-branches-phone");

        await api.PublishAsync(
            "consultation",
            model =>
                model["root"]!["activities"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["id"] = "loose",
                            ["name"] = "零散",
                            ["type"] = "Elsa.WriteLine",
                            ["version"] = 1,
                        }
                    )
        );
        await page.GotoAsync("/designer/consultation/simple");
        await Assertions.Expect(page.GetByText("“零散”没有连进流程")).ToBeVisibleAsync();
        await office.LookAsync("simple-too-free");
    }

    // A card that can be taken to another place of its line.
    private static ILocator Dragged(IPage page, string step) =>
        page.Locator("li[draggable=true]")
            .Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }) });

    private static JsonNode Step(JsonNode model, string id) =>
        model["root"]!["activities"]!.AsArray().Single(one => (string)one!["id"]! == id)!;

    private static async Task ChooseAsync(IPage page, string field, string choice)
    {
        await page.GetByLabel(field, new() { Exact = true }).ClickAsync();
        await page.Locator(".ant-select-dropdown:visible").GetByText(choice, new() { Exact = true }).First.ClickAsync();
    }
}
