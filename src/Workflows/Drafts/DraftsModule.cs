using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Drafts;

internal static class DraftsModule
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) =>
        services.AddScoped<OwnDrafts>().AddScoped<HeldItems>();
}
