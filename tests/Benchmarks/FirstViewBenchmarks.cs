using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using Microsoft.Playwright;

namespace Workflows.Benchmarks;

/// <summary>
/// What somebody waits in the morning: from the address to a workbench whose first work item can be opened. The
/// service is the real one, with the demonstration's plan handed out; the browser is Chromium without a window.
/// </summary>
public class FirstViewBenchmarks
{
    private const string Person = "zhilian.handler";
    private const string Password = "Benchmark-password-1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workflows-");
    private readonly Uri address = new($"http://127.0.0.1:{FreePort()}");
    private Process service = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private IBrowserContext returning = null!;
    private string session = "";

    /// <summary>Starts the service and the browser, and signs in.</summary>
    [GlobalSetup]
    public async Task SetUp()
    {
        service = Process.Start(
            new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    ServiceAssembly(),
                    $"--Urls={address}",
                    $"--Data:Directory={folder.FullName}",
                    "--Data:SeedPlan=true",
                    $"--Demonstration:Password={Password}",
                    "--Logging:LogLevel:Default=Error",
                },
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        service.BeginOutputReadLine();
        await WaitUntilReadyAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            }
        );
        returning = await ContextAsync(storage: null);
        await returning.APIRequest.PostAsync(
            "/api/session",
            new() { DataObject = new { userName = Person, password = Password } }
        );
        session = await returning.StorageStateAsync();
        await OpenAsync(returning);
    }

    /// <summary>Nothing of the page is in the browser's cache.</summary>
    [Benchmark(Baseline = true)]
    public async Task FirstVisit()
    {
        await using var context = await ContextAsync(session);
        await OpenAsync(context);
    }

    /// <summary>The page was opened before.</summary>
    [Benchmark]
    public Task LaterVisit() => OpenAsync(returning);

    /// <summary>Ends both.</summary>
    [GlobalCleanup]
    public async Task CleanUp()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        service.Kill(entireProcessTree: true);
        await service.WaitForExitAsync();
        service.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("a[href^='/work-items/']").First.WaitForAsync();
        await page.CloseAsync();
    }

    private Task<IBrowserContext> ContextAsync(string? storage) =>
        browser.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                Locale = "zh-CN",
                StorageState = storage,
                ViewportSize = new() { Width = 1366, Height = 768 },
            }
        );

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(client))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        if (service.HasExited)
            throw new InvalidOperationException($"The service ended with {service.ExitCode}.");
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string ServiceAssembly()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Workflows.sln")))
            root = root.Parent!;
        return Path.Combine(root.FullName, "src", "Api", "bin", "Release", "net10.0", "Workflows.Api.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
