using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Copies;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;
using Workflows.Organization;

namespace Workflows.Approvals;

internal static class ApprovalsModule
{
    public static IServiceCollection AddApprovals(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(FlowCatalog.Activities)
            .AddSingleton(configuration.GetSection(EventOptions.Section).Get<EventOptions>() ?? new EventOptions())
            .AddSingleton<GraphCache>()
            .AddSingleton(
                (configuration.GetSection("Expressions").Get<ExpressionOptions>() ?? new ExpressionOptions()) with
                {
                    TimeZone = OfficeTime.Zone,
                }
            )
            .AddScoped<PublishedDefinitions>()
            .AddScoped(provider => new WorkflowRunner(
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ExpressionOptions>(),
                new RunnerOptions { IsPublished = provider.GetRequiredService<PublishedDefinitions>().Contains }
            ))
            .AddScoped<GraphCompilation>()
            .AddScoped<PublishedGraphs>()
            .AddScoped<DefinitionFiles>()
            .AddScoped<HumanSteps>()
            .AddScoped<PendingWork>()
            .AddScoped<Outbox>()
            .AddScoped<FormValues>()
            .AddScoped<SignerRules>()
            .AddScoped<AutomaticVotes>()
            .AddSingleton<TermDays>()
            .AddScoped<WorkItemOpening>()
            .AddScoped<Copying>()
            .AddScoped<RoundTurn>()
            .AddScoped<FlowMoves>()
            .AddScoped<HttpExchange>()
            .AddScoped<BurstWriter>()
            .AddScoped<EventDelivery>()
            .AddScoped<Flow>();
}
