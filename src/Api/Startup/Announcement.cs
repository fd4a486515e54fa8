using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Workflows.Api.Auth;

namespace Workflows.Api.Startup;

/// <summary>Says at start where the service is and, in a demonstration, how to sign in.</summary>
internal static partial class Announcement
{
    /// <summary>Speaks once the server listens.</summary>
    public static void AnnounceWhenStarted(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses =
                app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            foreach (var address in addresses)
                LogAddress(app.Logger, address);

            var demonstration = app.Services.GetRequiredService<IOptions<DemonstrationSettings>>().Value;
            if (demonstration.Enabled)
                LogDemonstration(app.Logger, demonstration.Password);
        });

    [LoggerMessage(LogLevel.Information, "Open {Address}")]
    private static partial void LogAddress(ILogger logger, string address);

    [LoggerMessage(
        LogLevel.Information,
        "Demonstration accounts: office, leader, auditor, and <code>.head and <code>.handler of each department "
            + "(bangongshi zuzhi xuanchuan tongzhan xueshao qingfa zhilian quanyi nanqing …); password {Password}"
    )]
    private static partial void LogDemonstration(ILogger logger, string password);
}
