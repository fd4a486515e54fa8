using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Assignments;

internal static class AssignmentsModule
{
    public static IServiceCollection AddAssignments(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<UrgingOptions>()
            .Bind(configuration.GetSection(UrgingOptions.Section))
            .Validate(options => options.Interval >= TimeSpan.Zero, "Urging:Interval must not be below zero.")
            .ValidateOnStart();
        return services.AddScoped<Passing>().AddScoped<Holders>().AddScoped<UrgingRule>();
    }
}
