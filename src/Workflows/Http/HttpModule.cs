using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Approvals;

namespace Workflows.Http;

internal static class HttpModule
{
    public static IServiceCollection AddHttp(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<HttpOptions>()
            .Bind(configuration.GetSection(HttpOptions.Section))
            .Validate(
                options => options.IsValid,
                "Http: BasePath must begin with / and have a name; RequestTimeout and RequestSizeLimit must be above zero."
            )
            .ValidateOnStart();
        services
            .AddOptions<SendingOptions>()
            .Bind(configuration.GetSection(SendingOptions.Section))
            .Validate(
                options => options.IsValid,
                "Http:Sending: Timeout must be above zero and at most an hour, AnswerSizeLimit above zero."
            )
            .ValidateOnStart();
        services
            .AddOptions<TaskOptions>()
            .Bind(configuration.GetSection(TaskOptions.Section))
            .Validate(options => options.IsValid, "Tasks:WebhookUrl must be a complete HTTP address, or empty.")
            .ValidateOnStart();
        return services.AddScoped<EndpointConflicts>();
    }
}
