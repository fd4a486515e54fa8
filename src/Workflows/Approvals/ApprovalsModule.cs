using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Engine.Catalog;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;

namespace Workflows.Approvals;

internal static class ApprovalsModule
{
    /// <summary>The activities of flows: Elsa's core ones and those that wait for people.</summary>
    public static ActivityCatalog Catalog { get; } =
        ActivityCatalog.Core.With(typeof(Accept), typeof(Work), typeof(Review), typeof(Consult), typeof(Close));

    public static IServiceCollection AddApprovals(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Catalog)
            .AddSingleton<GraphCache>()
            .AddSingleton(provider => new WorkflowRunner(
                provider.GetRequiredService<TimeProvider>(),
                configuration.GetSection("Expressions").Get<ExpressionOptions>()
            ))
            .AddScoped<PublishedGraphs>()
            .AddScoped<DefinitionFiles>()
            .AddScoped<PendingWork>()
            .AddScoped<Outbox>()
            .AddScoped<BurstWriter>()
            .AddScoped<Flow>();
}
