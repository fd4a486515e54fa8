using Microsoft.Extensions.DependencyInjection;
using Workflows.Instances.Overview;

namespace Workflows.Instances;

internal static class InstancesModule
{
    public static IServiceCollection AddInstances(this IServiceCollection services) =>
        services.AddScoped<Activation>().AddScoped<InstanceRepair>().AddScoped<InstanceLines>();
}
