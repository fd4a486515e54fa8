using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>What people fill in and hand over: kept half-way, files cut off and gone on with, looked at before.</summary>
public sealed class HandlingTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    private const string Handler = "xuanchuan.handler";

    [Fact]
    public async Task What_was_begun_at_the_desk_is_handed_in_from_the_phone()
    {
        var (task, item) = await WorkAsync();
        await using (var desk = await browsing.SignInAsync(Handler))
        {
            await desk.Page.GotoAsync(item);
            await desk.Page.GetByLabel("办理情况").FillAsync("已开展三次活动，照片见附件");
            await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Picture("照片.png"));
            await Assertions.Expect(desk.Button("预览 照片.png")).ToBeVisibleAsync();
            await Assertions.Expect(desk.Page.GetByText("已保存草稿")).ToBeVisibleAsync();
            await Assertions
                .Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "下一步" }))
                .ToContainTextAsync("办结审核");
            await desk.LookAsync("work-draft");
            await desk.Page.GetByLabel("办理情况").FillAsync("已开展四次活动，照片见附件");
            // Gone at once, before the pause after typing is over.
            await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "工作台" }).ClickAsync();
            await desk.Page.GotoAsync(item);
            await Assertions.Expect(desk.Page.GetByLabel("办理情况")).ToHaveValueAsync("已开展四次活动，照片见附件");
        }

        await using var phone = await browsing.SignInAsync(Handler, width: 390, height: 844);
        await phone.Page.GotoAsync(item);
        await Assertions.Expect(phone.Page.GetByLabel("办理情况")).ToHaveValueAsync("已开展四次活动，照片见附件");
        await Assertions.Expect(phone.Button("预览 照片.png")).ToBeVisibleAsync();
        await phone.LookAsync("phone-work-draft");
        await phone.DecideAsync("报送");

        await using var office = await browsing.SignInAsync("office");
        await using var api = new OfficeApi(browsing.Address);
        await office.Page.GotoAsync($"/work-items/{await api.ItemAsync("office", task, "办结审核")}");
        await Assertions.Expect(office.Page.GetByText("已开展四次活动")).ToBeVisibleAsync();
        await office.Page.GetByLabel("意见", new() { Exact = true }).FillAsync("材料齐全，同意办结");
        await office.PressAsync("存为常用语");
        await Assertions.Expect(office.Button("填入“材料齐全，同意办结”")).ToBeVisibleAsync();
        await office.LookAsync("review-phrases");
        await office.PressAsync("放弃草稿");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Tooltip), "放弃草稿").ClickAsync();
        await Assertions.Expect(office.Page.GetByLabel("意见", new() { Exact = true })).ToHaveValueAsync("");
    }

    [Fact]
    public async Task An_upload_that_is_cut_in_the_middle_goes_on_where_it_was()
    {
        const int Part = 512 * 1024;
        var (_, item) = await WorkAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("workflows-upload-").FullName, "活动录像.bin");
        await System.IO.File.WriteAllBytesAsync(file, new byte[(5 * Part) + 7]);
        await using var handler = await browsing.SignInAsync(Handler);
        var sent = new List<long>();
        var (isCut, cutAt) = (true, 2 * Part);
        await handler.Page.RouteAsync(
            "**/api/uploads/*?offset=*",
            async route =>
            {
                var offset = long.Parse(route.Request.Url.Split("offset=")[1], null);
                if (isCut && offset >= cutAt)
                {
                    await route.AbortAsync("connectionfailed");
                    return;
                }

                sent.Add(offset);
                await route.ContinueAsync();
            }
        );
        await handler.Page.GotoAsync(item);
        await handler.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(handler.Page.GetByText("连接中断，恢复后自动继续")).ToBeVisibleAsync();
        await handler.PictureAsync("upload-interrupted");

        // Back, for one more part, then the page is left.
        cutAt = 3 * Part;
        await Assertions
            .Expect(handler.Page.GetByRole(AriaRole.Progressbar, new() { Name = "活动录像.bin" }))
            .ToHaveAttributeAsync("aria-valuenow", "59");
        await handler.Page.ReloadAsync();
        await Assertions.Expect(handler.Page.GetByText("已传 59%，请再次选择这个文件接着传")).ToBeVisibleAsync();
        await handler.PictureAsync("upload-broken-off");
        isCut = false;
        await handler.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(handler.Button("移除 活动录像.bin")).ToBeVisibleAsync();

        Assert.Equal([0, Part, 2 * Part, 3 * Part, 4 * Part, 5 * Part], sent);
        await handler.PressAsync("移除 活动录像.bin");
        await Visitor.Button(handler.Page.GetByRole(AriaRole.Tooltip), "确定").ClickAsync();
        await Assertions.Expect(handler.Button("移除 活动录像.bin")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Images_PDFs_and_texts_are_looked_at_without_leaving_the_page()
    {
        var (_, item) = await WorkAsync();
        await using var handler = await browsing.SignInAsync(Handler);
        await ShowsPdfsAsync(handler, true);
        await handler.Page.GotoAsync(item);
        await handler
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync([
                Picture("现场.png"),
                File("报告.pdf", "application/pdf", Pdf),
                File("页面.html", "text/html", "<script>alert(1)</script>正文"u8.ToArray()),
            ]);
        foreach (var name in new[] { "现场.png", "报告.pdf", "页面.html" })
            await Assertions.Expect(handler.Button($"预览 {name}")).ToBeVisibleAsync();
        await Assertions.Expect(handler.Page.GetByText("已保存草稿")).ToBeVisibleAsync();

        var dialog = handler.Page.GetByRole(AriaRole.Dialog);
        await handler.PressAsync("预览 现场.png");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "现场.png" })).ToBeVisibleAsync();
        Assert.Equal(
            40,
            await dialog
                .GetByRole(AriaRole.Img, new() { Name = "现场.png" })
                .EvaluateAsync<int>("image => image.naturalWidth")
        );
        await handler.LookAsync("preview-image");
        await handler.Page.Keyboard.PressAsync("Escape");

        await handler.PressAsync("预览 页面.html");
        await Assertions.Expect(dialog.GetByText("<script>alert(1)</script>正文")).ToBeVisibleAsync();
        await handler.Page.Keyboard.PressAsync("Escape");

        var shown = await handler.Page.RunAndWaitForResponseAsync(
            () => handler.PressAsync("预览 报告.pdf"),
            response => response.Url.EndsWith("/preview", StringComparison.Ordinal)
        );
        Assert.Equal("application/pdf", shown.Headers["content-type"]);
        await Assertions.Expect(dialog.Locator("iframe")).ToBeVisibleAsync();
        await handler.PictureAsync("preview-pdf");
        handler.AssertNoComplaint();

        await using var phone = await browsing.SignInAsync(Handler, width: 390, height: 844);
        await ShowsPdfsAsync(phone, false);
        await phone.Page.GotoAsync(item);
        await phone.PressAsync("预览 报告.pdf");
        var said = phone.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(said.GetByText("这个浏览器不能在页面里显示PDF")).ToBeVisibleAsync();
        await Assertions.Expect(said.GetByRole(AriaRole.Link, new() { Name = "在新窗口打开" })).ToBeVisibleAsync();
        await Assertions.Expect(said.Locator("iframe")).ToHaveCountAsync(0);
        await phone.LookAsync("phone-preview-pdf");
    }

    // Whether the browser says that it has a viewer; the one under test has none, and answers differently by version.
    private static async Task ShowsPdfsAsync(Visitor visitor, bool shows) =>
        await visitor.Page.AddInitScriptAsync(
            $"Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', {{ get: () => {(shows ? "true" : "false")} }})"
        );

    [Fact]
    public async Task A_subtask_and_a_wrong_number_are_taken_back_by_whose_business_it_is()
    {
        const string Head = "xuanchuan.head";
        await using var api = new OfficeApi(browsing.Address);
        var (id, _) = await WorkAsync();
        var task = $"/api/tasks/{id}";
        await api.SendAsync(
            Head,
            $"{task}/subtasks",
            new() { ["department"] = "zuzhi", ["requirement"] = "培训宣讲员" }
        );
        await api.SendAsync("office", $"{task}/targets", new() { ["text"] = "宣讲10场", ["dueOn"] = "2099-12-31" });
        var target = (string)JsonNode.Parse(await api.TextAsync("office", task))!["targets"]![0]!["id"]!;
        var figure = new JsonObject
        {
            ["name"] = "场次",
            ["quantity"] = 3,
            ["targetId"] = target,
        };
        await api.SendAsync(
            Head,
            $"{task}/reports",
            new()
            {
                ["text"] = "已开展",
                ["percent"] = 50,
                ["figures"] = new JsonArray(figure),
            }
        );

        await using var head = await browsing.SignInAsync(Head);
        await head.Page.GotoAsync($"/tasks/{id}");
        await head.Page.GetByText("培训宣讲员").ClickAsync();
        await head.PressAsync("取消子任务 组织部");
        await head.Page.GetByLabel("取消原因").FillAsync("改由宣传部承担");
        await Visitor.Button(head.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions
            .Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "已撤销 组织部 培训宣讲员" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(head.Button("取消子任务 组织部")).ToHaveCountAsync(0);
        await head.LookAsync("subtask-cancelled");

        await head.Page.GetByRole(AriaRole.Tab, new() { Name = "指标" }).ClickAsync();
        await head.PressAsync("查看明细：宣讲10场");
        await Assertions.Expect(head.Button("冲销 +3")).ToBeVisibleAsync();
        await head.LookAsync("target-entries");
        await head.LookNarrowlyAsync("target-entries");
        await head.PressAsync("冲销 +3");
        await head.Page.GetByLabel("冲销原因").FillAsync("重复上报");
        await Visitor
            .Button(head.Page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = "冲销原因" }).Last, "提交")
            .ClickAsync();
        await Assertions.Expect(head.Page.GetByText("-3", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(head.Button("冲销 +3")).ToHaveCountAsync(0);
    }

    // A task of its own and the address of its work step.
    private async Task<(string Task, string Item)> WorkAsync()
    {
        await using var api = new OfficeApi(browsing.Address);
        var task = await api.LaunchTaskAsync();
        await api.DecideAsync(Handler, task, "签收任务", "accept");
        return (task, $"/work-items/{await api.ItemAsync(Handler, task, "办理任务")}");
    }

    private static FilePayload Picture(string name) =>
        File(
            name,
            "image/png",
            Convert.FromBase64String(
                "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAAPklEQVR4nO3UwQkAIBADQauwVcs/mwgEdEL+89s1pS0wGByD95nKwWBwDq4FBAwGx+D/ygUGvwfXAgIGg1O7ZRUTokrlcfEAAAAASUVORK5CYII="
            )
        );

    private static FilePayload File(string name, string type, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = type,
            Buffer = content,
        };

    private static byte[] Pdf =>
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
        4 0 obj<</Length 44>>stream
        BT /F1 24 Tf 40 100 Td (Report 2026) Tj ET
        endstream endobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        trailer<</Root 1 0 R>>
        """u8.ToArray();
}
