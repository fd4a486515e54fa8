using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Instances;

internal static class InstancesModule
{
    public static IServiceCollection AddInstances(this IServiceCollection services) =>
        services.AddScoped<Activation>().AddScoped<InstanceRepair>();
}
