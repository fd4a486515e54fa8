using System.Diagnostics;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Api.Tests.Audit;

/// <summary>The program run as a tool, as somebody at a terminal would.</summary>
internal static class ToolProcess
{
    public static async Task<ToolAnswer> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ServiceAssembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolAnswer(process.ExitCode, await output + await errors);
    }
}

/// <summary>How a tool ended and what it said.</summary>
internal sealed record ToolAnswer(int ExitCode, string Text);
