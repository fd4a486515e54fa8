using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Workflows.Organization;

/// <summary>Registers the organisation, office time and the work calendar.</summary>
public static class OrganizationModule
{
    /// <summary>Adds them. Needs a registered WorkflowsDbContext and, for the seed, Identity's UserManager.</summary>
    public static IServiceCollection AddOrganization(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<WorkCalendarOptions>()
            .Bind(configuration.GetSection(WorkCalendarOptions.Section))
            .Validate(
                options => options.YellowWorkdays is >= 0 and <= 60,
                "WorkCalendar:YellowWorkdays must be 0 to 60."
            )
            .Validate(options => File.Exists(PathOf(options)), "WorkCalendar:File must name an existing file.")
            .ValidateOnStart();

        services
            .AddOptions<OrganizationOptions>()
            .Bind(configuration.GetSection(OrganizationOptions.Section))
            .Validate(options => File.Exists(options.SeedPath), "Organization:SeedFile must name an existing file.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
            ReadCalendar(provider.GetRequiredService<IOptions<WorkCalendarOptions>>().Value)
        );
        services.AddSingleton<OfficeTime>();
        services.TryAddScoped<Caller>();
        services.AddScoped<OrganizationSeed>();
        services.AddScoped<FirstAdministrator>();
        return services;
    }

    private static WorkCalendar ReadCalendar(WorkCalendarOptions options) =>
        WorkCalendar.Read(PathOf(options), options.YellowWorkdays);

    private static string PathOf(WorkCalendarOptions options) => Path.Combine(AppContext.BaseDirectory, options.File);
}
