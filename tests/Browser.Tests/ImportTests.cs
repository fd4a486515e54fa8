using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Browser.Tests;

/// <summary>An office admin imports a document and its correction.</summary>
public sealed partial class ImportTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    private const string Unknown = "青年志愿处";

    private static string Document =>
        Repository
            .CondensedPlan.Replace("7号", "90号", StringComparison.Ordinal)
            .Replace("（责任部门：宣传部、学少部）", $"（责任部门：{Unknown}、学少部）", StringComparison.Ordinal);

    [Fact]
    public async Task A_document_is_imported_corrected_and_handed_out_by_keyboard_alone_and_on_two_devices()
    {
        string address;
        await using (var desk = await browsing.SignInAsync("office"))
        {
            var keys = desk.Page.Keyboard;
            await desk.TabToAsync("导入方案");
            await keys.PressAsync("Enter");
            await desk.TabToAsync("或把方案全文粘贴到这里");
            await keys.InsertTextAsync(Document);
            await desk.TabToAsync("识别");
            await keys.PressAsync("Enter");
            await Assertions.Expect(desk.Button("建立方案（23项任务）")).ToBeVisibleAsync();
            address = desk.Page.Url;
            await desk.LookAsync("import-check");

            await desk.TabToAsync($"“{Unknown}”对应的部门");
            await keys.TypeAsync("宣传部");
            await keys.PressAsync("Enter");
            await Assertions.Expect(desk.Page.GetByText("名称都已对应")).ToBeVisibleAsync();

            await desk.TabToAsync("任务1 任务");
            await Assertions
                .Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "方案原文" }).Locator("mark"))
                .ToContainTextAsync("加强团员青年思想理论武装");
            await keys.PressAsync("End");
            await keys.TypeAsync("工作");
            await keys.PressAsync("Enter");
            await Assertions.Expect(desk.Page.GetByLabel("任务2 任务", new() { Exact = true })).ToBeFocusedAsync();
            await keys.PressAsync("Alt+ArrowUp");
            await desk.TabToAsync("任务1 牵头部门");
            await Assertions
                .Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "方案原文" }).Locator("mark"))
                .ToHaveTextAsync("宣传部");
            await AddTargetsAsync(desk);
            var kept = desk.Page.WaitForRequestFinishedAsync(
                new()
                {
                    Predicate = request =>
                        request is { Method: "PUT", PostData: { } body }
                        && body.Contains("2027-12-31", StringComparison.Ordinal),
                }
            );
            await desk.TabToAsync("任务1 时限");
            await keys.TypeAsync("2027-12-31");
            await keys.PressAsync("Enter");
            // Left before the pause after typing is over.
            await keys.PressAsync("Escape");
            await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "工作台" }).ClickAsync();
            await kept;
        }

        await using var office = await browsing.SignInAsync("office");
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "导入方案" }).ClickAsync();
        await office.LookAsync("import-drafts");
        await office.Page.Locator($"a[href='{new Uri(address).AbsolutePath}']").ClickAsync();
        await Assertions.Expect(office.Page).ToHaveURLAsync(address);
        await Assertions
            .Expect(office.Page.GetByLabel("任务1 任务", new() { Exact = true }))
            .ToHaveValueAsync("加强团员青年思想理论武装工作");
        await Assertions
            .Expect(office.Page.GetByLabel("任务1 时限", new() { Exact = true }))
            .ToHaveValueAsync("2027-12-31");
        await Assertions.Expect(office.Page.GetByText("名称都已对应")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByText("开展宣讲", new() { Exact = true })).ToBeVisibleAsync();

        await office.TabToAsync("建立方案（23项任务）");
        await office.Page.Keyboard.PressAsync("Enter");
        await office.TabToAsync("交办");
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await office.TabToAsync("交办");
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Page.GetByText("待签收").First).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByText("0/20场")).ToBeVisibleAsync();
        await office.Page.GotoAsync(address);
        await Assertions.Expect(office.Page.GetByText("这份草稿不存在")).ToBeVisibleAsync();
        await CorrectAsync(office);
    }

    [Fact]
    public async Task What_is_recognised_is_checked_on_a_narrow_screen_too()
    {
        await using var phone = await browsing.SignInAsync("office", width: 390, height: 844);
        await phone.Page.GotoAsync("/plans/import");
        await phone.LookAsync("phone-import");
        await phone
            .Page.GetByLabel("或把方案全文粘贴到这里")
            .FillAsync(Document.Replace("90号", "91号", StringComparison.Ordinal));
        await phone.PressAsync("识别");
        await phone.Page.GetByLabel("任务2 任务", new() { Exact = true }).ClickAsync();
        await Assertions
            .Expect(phone.Page.GetByRole(AriaRole.Region, new() { Name = "方案原文" }).Locator("mark"))
            .ToBeInViewportAsync();
        await phone.Page.GetByText("没有列为任务的内容").ClickAsync();
        var notice = phone.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "印发通知的正文，不是任务。" });
        await notice.First.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions
            .Expect(phone.Page.GetByRole(AriaRole.Region, new() { Name = "方案原文" }).Locator("mark").First)
            .ToContainTextAsync("各团县");
        await phone.LookAsync("phone-import-check");
        await phone.PressAsync("English");
        await Assertions.Expect(phone.Button("Create the plan (23 tasks)")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.GetByText("Tasks have no due day in the file")).ToBeVisibleAsync();
        await phone.LookAsync("phone-import-check-english");
        Assert.Equal(390, await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    // One target stays, one is taken back.
    private static async Task AddTargetsAsync(Visitor desk)
    {
        var keys = desk.Page.Keyboard;
        await desk.TabToAsync("任务1 指标");
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Button("任务1 增加指标")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByLabel("任务1 指标1 内容", new() { Exact = true })).ToBeFocusedAsync();
        await keys.InsertTextAsync("开展宣讲");
        await desk.TabToAsync("任务1 指标1 数量");
        await keys.TypeAsync("20");
        await desk.TabToAsync("任务1 指标1 单位");
        await keys.InsertTextAsync("场");
        await desk.TabToAsync("任务1 增加指标");
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByLabel("任务1 指标2 内容", new() { Exact = true })).ToBeFocusedAsync();
        await keys.InsertTextAsync("多余的");
        await desk.LookAsync("import-targets");
        await desk.LookNarrowlyAsync("import-targets");
        await desk.TabToAsync("删除任务1 指标2");
        await keys.PressAsync("Enter");
        await Assertions.Expect(Visitor.Button(desk.Page.GetByRole(AriaRole.Dialog), "删除")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByLabel("任务1 指标2 内容", new() { Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Button("任务1 增加指标")).ToBeFocusedAsync();
    }

    // The plan that was just handed out: a changed title and text, a lead that moved, a task added and one removed.
    private static async Task CorrectAsync(Visitor office)
    {
        var corrected = Removed()
            .Replace(Document, "")
            .Replace("广泛开展形势政策教育", "广泛开展形势与政策教育", StringComparison.Ordinal)
            .Replace("弘扬和践行社会主义核心价值观", "大力弘扬社会主义核心价值观", StringComparison.Ordinal);
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "方案", Exact = true }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "实施方案" }).First.ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "更正导入" }).ClickAsync();
        await office.LookAsync("reimport");
        await office.Page.GetByLabel("或把方案全文粘贴到这里").FillAsync(corrected);
        await office.PressAsync("比对");
        await Assertions.Expect(office.Page.GetByText("删去 1")).ToBeVisibleAsync();
        var unmatched = office.Page.GetByLabel("任务2 牵头部门", new() { Exact = true });
        await Assertions.Expect(unmatched).ToBeDisabledAsync();
        await office.Page.GetByLabel($"“{Unknown}”对应的部门").ClickAsync();
        await office.Page.Locator(".ant-select-item-option").Filter(new() { HasText = "宣传部" }).ClickAsync();
        await office.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(office.Page.GetByText("名称都已对应")).ToBeVisibleAsync();
        await Assertions.Expect(unmatched).ToHaveCountAsync(0);
        await office.Page.GetByLabel("任务3 标题").CheckAsync();
        await office.Page.GetByLabel("任务5 删去这项任务").CheckAsync();
        await Assertions.Expect(office.Page.GetByText("已保存草稿")).ToBeVisibleAsync();
        await office.Page.ReloadAsync();
        await Assertions.Expect(office.Page.GetByLabel("任务5 删去这项任务")).ToBeCheckedAsync();
        await Assertions.Expect(office.Page.GetByText("名称都已对应")).ToBeVisibleAsync();
        await office.PressAsync("应用确认的更正（2项任务）");
        await Assertions.Expect(office.Page.GetByText("请填写更正原因")).ToBeVisibleAsync();
        await office.Page.GetByLabel("更正原因").FillAsync("文件已更正");
        await office.LookAsync("reimport-differences");
        await office.LookNarrowlyAsync("reimport-differences");
        await office.PressAsync("应用确认的更正（2项任务）");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "应用确认的更正（2项任务）").ClickAsync();
        await Assertions
            .Expect(office.Page.GetByText("增加0项、删去1项、更正1项任务", new() { Exact = true }))
            .ToBeVisibleAsync();
        await office.LookAsync("reimport-done");
    }

    [GeneratedRegex(
        @"^5\. .*?(?=^6\. )",
        RegexOptions.Singleline | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Removed();
}
