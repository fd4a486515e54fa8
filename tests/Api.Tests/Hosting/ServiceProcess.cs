using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Workflows.Api.Tests.Hosting;

/// <summary>The service as a process of its own, which can be killed.</summary>
public sealed class ServiceProcess(params string[] settings) : IAsyncDisposable
{
    public const string Password = "Test-password-1";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly string folder = Directory.CreateTempSubdirectory("workflows-crash-").FullName;
    private readonly int port = FreePort();
    private Process? process;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public string Database => Path.Combine(folder, "workflows.db");

    /// <summary>Starts the process and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Repository.ServiceAssembly,
                $"--Urls={Address}",
                $"--Data:Directory={folder}",
                $"--Demonstration:Password={Password}",
                "--Reminders:TimeOfDay=00:00",
                "--Logging:LogLevel:Default=Error",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    /// <summary>Ends the process as a power cut would: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            Assert.False(process!.HasExited, $"The service ended with {(process.HasExited ? process.ExitCode : 0)}.");
            Assert.True(since.Elapsed < StartLimit, "The service did not become ready.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
