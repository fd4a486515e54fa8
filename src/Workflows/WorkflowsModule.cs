using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Approvals;
using Workflows.Assignments;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Definitions;
using Workflows.Http;
using Workflows.Inbox;
using Workflows.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;
using Workflows.Reminders;
using Workflows.Substitutions;

namespace Workflows;

/// <summary>The whole composition on one screen.</summary>
public static class WorkflowsModule
{
    /// <summary>Adds everything below the API.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's settings.</param>
    /// <param name="dataDirectory">Folder of the SQLite file and the uploaded files.</param>
    public static IServiceCollection AddWorkflows(
        this IServiceCollection services,
        IConfiguration configuration,
        string dataDirectory
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        var database =
            configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();

        return services
            .AddPersistence(database, dataDirectory)
            .AddCommands()
            .AddOrganization(configuration)
            .AddReminders(configuration)
            .AddApprovals(configuration)
            .AddAssignments(configuration)
            .AddScoped<StandIns>()
            .AddScoped<EndWithPerson>()
            .AddPlans(configuration, Path.Combine(dataDirectory, "evidence"))
            .AddInstances()
            .AddScoped<DefinitionViews>()
            .AddScoped<PublishingRules>()
            .AddHttp(configuration)
            .AddScoped<AuditTrail>()
            .AddScoped<AuditChain>()
            .AddScoped<WorkItemViews>()
            .AddScoped<OpenWorkItems>();
    }
}
