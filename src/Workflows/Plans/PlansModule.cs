using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Plans;

internal static class PlansModule
{
    public static IServiceCollection AddPlans(this IServiceCollection services, string evidenceDirectory) =>
        services
            .AddSingleton(new ContentStore(evidenceDirectory))
            .AddScoped<TaskProgress>()
            .AddScoped<SubtaskProgress>();
}
