using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Browser.Tests;

/// <summary>Somebody at the page, with what the browser complained of.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // The page asks who is signed in before it shows the sign-in form.
            if (message.Type is "error" && !message.Text.Contains("401", StringComparison.Ordinal))
                complaints.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Presses the button that says this and no more.</summary>
    public Task PressAsync(string name) => Button(name).ClickAsync();

    public ILocator Button(string name) => Button(Page.Locator("body"), name);

    public static ILocator Button(ILocator within, string name) =>
        within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Waits until the address has this in it; looked at again and again, as the page changes it without loading.</summary>
    public Task WaitForAddressAsync(string part) =>
        Assertions
            .Expect(Page)
            .ToHaveURLAsync(new Regex(Regex.Escape(part), RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Goes on with the Tab key alone until what is in focus is called this.</summary>
    public async Task TabToAsync(string name)
    {
        const int Most = 300;
        var reached = new List<string>();
        for (var pressed = 0; pressed < Most; pressed++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focused = await Page.EvaluateAsync<string>(
                "() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''"
            );
            if (focused.Trim() == name)
                return;
            reached.Add(focused.Trim());
        }

        Assert.Fail($"“{name}” was not reached by {Most} tabs, but: {string.Join('|', reached.Distinct())}");
    }

    /// <summary>Opens the first work item of this kind for the task of this number.</summary>
    public async Task OpenWorkItemAsync(string task, string title)
    {
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "工作台" }).ClickAsync();
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"{title} · 任务{task} ·" });
        await row.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
    }

    /// <summary>Decides the work item that is open, and is back at the workbench.</summary>
    public async Task DecideAsync(string outcome, string? comment = null)
    {
        if (comment is not null)
            await Page.GetByLabel("意见", new() { Exact = true }).FillAsync(comment);
        await PressAsync(outcome);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "我的待办" })).ToBeVisibleAsync();
    }

    /// <summary>Looks at the page closely: no complaint of the browser, no serious barrier, and a picture for people.</summary>
    public async Task LookAsync(string picture)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToHaveAttributeAsync("aria-busy", "false");
        await Assertions.Expect(Page.Locator(".ant-spin-spinning")).ToHaveCountAsync(0);
        await PictureAsync(picture);
        AssertNoComplaint();
        Assert.Empty(await SeriousBarriersAsync());
    }

    /// <summary>Looks at the same page as closely on a phone's width, and goes back to the desk's.</summary>
    public async Task LookNarrowlyAsync(string picture)
    {
        var desk = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(390, 844);
        await LookAsync($"phone-{picture}");
        await Page.SetViewportSizeAsync(desk.Width, desk.Height);
    }

    /// <summary>Keeps a picture for people.</summary>
    public Task PictureAsync(string picture) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Browsing.Pictures, $"{picture}.png"), FullPage = true });

    /// <summary>The browser has found nothing to complain of so far.</summary>
    public void AssertNoComplaint() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task<string[]> SeriousBarriersAsync()
    {
        await Page.AddScriptTagAsync(
            new() { Path = Path.Combine(Repository.Root, "src", "Web", "node_modules", "axe-core", "axe.min.js") }
        );
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run()).violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' | ')}`)
            """
        );
    }
}
