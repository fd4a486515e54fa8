using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Workflows.Api.Auth;
using Workflows.Approvals;

namespace Workflows.Api.Http;

/// <summary>
/// Connects flows' requests, and only to where they may go. It sees every connection, so a name that leads to a private
/// address and a redirect to one are refused as well.
/// </summary>
/// <remarks>In a demonstration the service is reachable from this machine only, so flows may call this machine.</remarks>
internal sealed class OutgoingAddresses(IOptions<SendingOptions> options, IOptions<DemonstrationSettings> demonstration)
{
    // Special-purpose addresses of RFC 6890 and its likes: this machine, private networks, metadata services, multicast.
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/127",
            "64:ff9b::/96",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        if (Contains(options.Value.ForbiddenHosts, host))
            throw Refused(host);

        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(found, address => IsAllowed(host, address));
        if (allowed.Length == 0)
            throw Refused(host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (Contains(options.Value.ForbiddenHosts, plain.ToString()))
            return false;
        return options.Value.AllowPrivateNetworks
            || Contains(options.Value.AllowedHosts, host)
            || Contains(options.Value.AllowedHosts, plain.ToString())
            || (demonstration.Value.Enabled && IPAddress.IsLoopback(plain))
            || !Array.Exists(Private, network => network.Contains(plain));
    }

    private static bool Contains(IReadOnlyList<string> hosts, string host) =>
        hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static HttpRequestException Refused(string host) =>
        new($"不允许流程访问“{host}”，请联系管理员调整 Http:Sending 设置。");
}
