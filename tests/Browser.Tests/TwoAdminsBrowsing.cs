using Workflows.Api.Tests.Hosting;

namespace Workflows.Browser.Tests;

/// <summary>The service without a plan and with a second office admin, and a browser.</summary>
public sealed class TwoAdminsBrowsing()
    : Browsing(
        "--Data:SeedPlan=false",
        $"--Administrator:UserName={Second}",
        "--Administrator:Name=林若溪",
        $"--Administrator:Password={ServiceProcess.Password}"
    )
{
    /// <summary>Who signs in beside <c>office</c>.</summary>
    public const string Second = "second.office";
}
