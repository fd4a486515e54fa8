using System.Net;

namespace Workflows.Api.Auth;

/// <summary>The addresses the configuration asks the server to listen on.</summary>
internal static class ListenAddresses
{
    /// <summary>As Kestrel picks them: its own endpoints win over urls, and urls over bare ports.</summary>
    public static IReadOnlyList<string> Configured(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>()
            .ToList();
        if (endpoints.Count > 0)
            return endpoints;

        var urls = Split(configuration["urls"]);
        if (urls.Length > 0)
            return urls;

        // A bare port listens on every address.
        return
        [
            .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        ];
    }

    /// <summary>Whether only this machine reaches the address.</summary>
    public static bool IsLoopback(string address)
    {
        var binding = BindingAddress.Parse(address);
        return binding.IsUnixPipe
            || binding.IsNamedPipe
            || string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? value) =>
        value?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
