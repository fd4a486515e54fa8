using Microsoft.Playwright;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Browser.Tests;

/// <summary>The service and a browser, shared by a class of tests.</summary>
public abstract class Browsing(params string[] settings) : IAsyncLifetime
{
    // In milliseconds: for a machine that does much else at the same time.
    private const float Patience = 90_000;

    private readonly ServiceProcess service = new(settings);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the page is.</summary>
    public Uri Address => service.Address;

    /// <summary>Where screenshots are kept to be looked at.</summary>
    public static string Pictures { get; } = Path.Combine(Repository.Root, "TestResults", "pictures");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        Directory.CreateDirectory(Pictures);
        await service.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            }
        );
    }

    /// <summary>Signs somebody in through the page, in a browser profile of its own.</summary>
    public async Task<Visitor> SignInAsync(string userName, int width = 1366, int height = 768)
    {
        var visitor = await OpenAsync(width, height);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.GetByLabel("用户名").FillAsync(userName);
        await visitor.Page.GetByLabel("密码").FillAsync(ServiceProcess.Password);
        await visitor.PressAsync("登录");
        await Assertions
            .Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "我的待办" }))
            .ToBeVisibleAsync();
        return visitor;
    }

    public async Task<Visitor> OpenAsync(int width = 1366, int height = 768)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = Address.ToString(),
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        context.SetDefaultTimeout(Patience);
        return new Visitor(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
