using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>Elsa Studio in the frame of the designer's page.</summary>
public sealed class StudioPage(IPage page)
{
    private readonly StudioTraffic traffic = new(page);

    // Its runtime alone takes a while on a small machine.
    private const float Opening = 90_000;

    /// <summary>What is inside the frame.</summary>
    public IFrameLocator Frame { get; } = page.FrameLocator("iframe");

    /// <summary>Waits until the flow is on the canvas, whole.</summary>
    public async Task WaitAsync()
    {
        await Assertions
            .Expect(Frame.Locator("elsa-activity-wrapper").First)
            .ToBeVisibleAsync(new() { Timeout = Opening });
        await Assertions.Expect(Frame.Locator("#loading")).ToHaveCountAsync(0);
        await Assertions.Expect(Frame.Locator("body[data-open=whole]")).ToHaveCountAsync(1);
    }

    /// <summary>Opens a flow while one of Studio's files keeps everybody waiting.</summary>
    /// <param name="address">The page.</param>
    /// <param name="meanwhile">What is looked at until the file comes.</param>
    public async Task OpenSlowlyAsync(string address, Func<Task> meanwhile)
    {
        const string File = "**/_framework/Radzen.Blazor.*";
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(
            File,
            async route =>
            {
                await looked.Task;
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync(address);
        await meanwhile();
        looked.SetResult();
        await WaitAsync();
        await page.UnrouteAsync(File);
    }

    /// <summary>Takes the oldest version up again.</summary>
    public async Task RollBackToFirstAsync()
    {
        await TabAsync("版本历史");
        await Frame.Locator(".mud-table-row button").Last.ClickAsync();
        var response = await page.RunAndWaitForResponseAsync(
            () => Frame.Locator(".mud-popover-open").GetByText("恢复到这一版", new() { Exact = true }).ClickAsync(),
            response => response.Url.Contains("/revert/", StringComparison.Ordinal)
        );
        Assert.True(response.Ok, $"{response.Status}");
    }

    /// <summary>A tag at a step of the viewer: green for done, orange for waiting, red for failed.</summary>
    public ILocator Badge(string title, string meaning) => Step(title).Locator($".mud-badge.mud-theme-{meaning}");

    /// <summary>A step on the canvas.</summary>
    public ILocator Step(string title) =>
        Frame.Locator("elsa-activity-wrapper").Filter(new() { HasText = title }).First;

    /// <summary>Drops an activity of the palette below the flow, where it is selected.</summary>
    public async Task DropAsync(string category, string activity)
    {
        var canvas = Frame.Locator(".x6-graph").First;
        var size = (await canvas.BoundingBoxAsync())!;
        await Frame.GetByText(category, new() { Exact = true }).ClickAsync();
        await SavedAfterAsync(() =>
            Frame
                .Locator($"[data-activity='{activity}']")
                .DragToAsync(
                    canvas,
                    new()
                    {
                        TargetPosition = new() { X = 360, Y = size.Height * 0.85f },
                    }
                )
        );
        await Assertions.Expect(Step($"{activity}1")).ToBeVisibleAsync();
    }

    /// <summary>Fills in a text of the selected step.</summary>
    public async Task WriteAsync(string label, string text)
    {
        await Field(label).FillAsync(text);
        await SavedAfterAsync(() => page.Keyboard.PressAsync("Tab"));
    }

    /// <summary>Takes back what was done last, until the step is gone: that it found its size counts, too.</summary>
    public async Task UndoAsync(string step)
    {
        await LeaveStepAsync();
        var isGone = false;
        for (var i = 0; i < 10 && !isGone; i++)
        {
            await page.Keyboard.PressAsync("Control+z");
            isGone = await IsGoneSoonAsync(Step(step));
        }
        Assert.True(isGone, $"{step} is still there.");
        await traffic.RestAsync();
    }

    /// <summary>Lets Studio lay the flow out anew.</summary>
    public Task<IResponse> LayOutAsync() =>
        SavedAfterAsync(() => Frame.Locator(".mud-toolbar button").Nth(2).ClickAsync());

    /// <summary>Opens a tab of one of the panels.</summary>
    public Task TabAsync(string name) =>
        Frame.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true }).First.DispatchEventAsync("click");

    /// <summary>The flow as a file, by Studio's own menu.</summary>
    public async Task<IDownload> ExportAsync()
    {
        await MenuAsync("导出");
        return await page.RunAndWaitForDownloadAsync(() =>
            Frame.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "导出" }).ClickAsync()
        );
    }

    /// <summary>Puts a file in the flow's place, by Studio's own menu.</summary>
    public async Task ImportAsync(string json)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => MenuAsync("导入"));
        await chooser.SetFilesAsync(
            new FilePayload
            {
                Name = "flow.json",
                MimeType = "application/json",
                Buffer = System.Text.Encoding.UTF8.GetBytes(json),
            }
        );
    }

    /// <summary>Ticks a choice of the selected step.</summary>
    public Task CheckAsync(string choice) =>
        Frame.GetByRole(AriaRole.Checkbox, new() { Name = choice, Exact = true }).ClickAsync();

    /// <summary>Picks one of several choices of the selected step.</summary>
    public Task ChooseAsync(string choice) => Frame.GetByRole(AriaRole.Radio, new() { Name = choice }).ClickAsync();

    /// <summary>Draws a connection from an outcome of a step to another step.</summary>
    public async Task ConnectAsync(string from, string outcome, string to)
    {
        await LeaveStepAsync();
        var (x, y) = await PortAsync(from, outcome);
        var (u, v) = await PortAsync(to, "In");
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((x + u) / 2, (y + v) / 2, new() { Steps = 5 });
        await page.Mouse.MoveAsync(u, v, new() { Steps = 5 });
        await SavedAfterAsync(() => page.Mouse.UpAsync());
    }

    /// <summary>Deletes the straight connection between two steps.</summary>
    public async Task DisconnectAsync(string from, string outcome, string to)
    {
        var (x, y) = await PortAsync(from, outcome);
        var (u, _) = await PortAsync(to, "In");
        await page.Mouse.ClickAsync((x + (3 * u)) / 4, y);
        await SavedAfterAsync(() => page.Keyboard.PressAsync("Delete"));
    }

    /// <summary>Presses publish.</summary>
    public Task PressPublishAsync() => Frame.Locator(".mud-toolbar button.mud-primary-text").ClickAsync();

    /// <summary>Presses publish, and waits for the answer.</summary>
    public async Task<IResponse> PublishAsync() =>
        await page.RunAndWaitForResponseAsync(PressPublishAsync, response => IsSave(response, "\"publish\":true"));

    private static async Task<bool> IsGoneSoonAsync(ILocator step)
    {
        try
        {
            await step.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 3000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task MenuAsync(string entry)
    {
        await Frame.Locator(".mud-toolbar button:visible").Last.ClickAsync();
        await Frame.Locator(".mud-popover-open").GetByText(entry, new() { Exact = true }).ClickAsync();
    }

    // A selected step's handles lie over its ports.
    private Task LeaveStepAsync() =>
        Frame
            .Locator(".x6-graph")
            .First.ClickAsync(
                new()
                {
                    Position = new() { X = 20, Y = 20 },
                }
            );

    // Studio's labels stand beside their fields and don't name them.
    private ILocator Field(string label) =>
        Frame.Locator(".mud-input-control").Filter(new() { HasText = label }).Locator("input").First;

    // Studio puts what a save answered in the place of what it holds, and so gives up what was changed meanwhile; and
    // it saves again when the canvas has found its sizes. So nothing more is done before it has come to rest.
    private async Task<IResponse> SavedAfterAsync(Func<Task> act)
    {
        var response = await page.RunAndWaitForResponseAsync(act, response => IsSave(response, "\"publish\":false"));
        await traffic.RestAsync();
        return response;
    }

    private static bool IsSave(IResponse response, string publish) =>
        response.Request.Method == "POST"
        && response.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal)
        && response.Request.PostData?.Contains(publish, StringComparison.Ordinal) is true;

    private async Task<(float X, float Y)> PortAsync(string step, string port)
    {
        var id = await Step(step).GetAttributeAsync("activity-id");
        var box = await Frame.Locator($".x6-node[data-cell-id='{id}'] [port='{port}']").BoundingBoxAsync();
        return (box!.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
