using Microsoft.Extensions.Options;
using Workflows.Api.Reminders;
using Workflows.Approvals;

namespace Workflows.Api.Http;

/// <summary>Flows that call and are called over HTTP.</summary>
internal static class HttpServices
{
    private const int ConnectionsPerServer = 64;

    public static IServiceCollection AddWorkflowHttp(this IServiceCollection services)
    {
        services.AddSingleton<OutgoingAddresses>();
        services.AddSingleton<HttpSender>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<Departures>();
        services.AddSingleton<HttpConversations>();
        services
            .AddHttpClient(HttpSender.ForFlows)
            .ConfigureHttpClient(
                (provider, client) =>
                {
                    client.Timeout = Timeout.InfiniteTimeSpan;
                    client.MaxResponseContentBufferSize = provider
                        .GetRequiredService<IOptions<SendingOptions>>()
                        .Value.AnswerSizeLimit;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                ConnectCallback = provider.GetRequiredService<OutgoingAddresses>().ConnectAsync,
                MaxConnectionsPerServer = ConnectionsPerServer,
                UseCookies = false,
                // Through a proxy the callback would see the proxy's address only.
                UseProxy = false,
            });
        services
            .AddHttpClient(HttpSender.ForWebhooks)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        return services;
    }
}
