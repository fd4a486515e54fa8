using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Trials;

internal static class TrialsModule
{
    public static IServiceCollection AddTrials(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(_ => new TrialOffices(configuration));
}
