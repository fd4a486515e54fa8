using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Plans;

internal static class PlansModule
{
    public static IServiceCollection AddPlans(
        this IServiceCollection services,
        IConfiguration configuration,
        string evidenceDirectory
    )
    {
        services
            .AddOptions<SupervisionOptions>()
            .Bind(configuration.GetSection(SupervisionOptions.Section))
            .Validate(
                options => options.AcceptWithinWorkdays is >= 0 and <= 60,
                "Supervision:AcceptWithinWorkdays must be 0 to 60."
            )
            .ValidateOnStart();

        return services
            .AddSingleton(new ContentStore(evidenceDirectory))
            .AddScoped<TargetLedger>()
            .AddScoped<LedgerQuery>()
            .AddScoped<TaskProgress>()
            .AddScoped<SubtaskProgress>();
    }
}
