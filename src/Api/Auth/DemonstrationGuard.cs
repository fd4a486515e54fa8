using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Workflows.Api.Auth;

/// <summary>Refuses to start with demonstration accounts, whose password is known, where others can reach them.</summary>
/// <remarks>
/// What is configured is checked before the server listens; what it bound is checked once more, for
/// addresses that code or a host set in another way.
/// </remarks>
internal sealed class DemonstrationGuard(
    IOptions<DemonstrationSettings> demonstration,
    IConfiguration configuration,
    IServer server
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Check(demonstration.Value, ListenAddresses.Configured(configuration));
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Check(demonstration.Value, server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Throws when the demonstration is on and one of the addresses is not of this machine alone.</summary>
    public static void Check(DemonstrationSettings demonstration, IEnumerable<string> addresses)
    {
        if (!demonstration.Enabled)
            return;

        if (addresses.FirstOrDefault(address => !ListenAddresses.IsLoopback(address)) is { } reachable)
            throw new InvalidOperationException(
                $"Demonstration accounts have a known password and must not be reachable at {reachable}: "
                    + "listen on localhost, or set Demonstration:Enabled to false."
            );
    }
}
