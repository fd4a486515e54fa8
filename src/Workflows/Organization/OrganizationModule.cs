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
            .Validate(options => File.Exists(options.FilePath), "WorkCalendar:File must name an existing file.")
            .ValidateOnStart();

        services
            .AddOptions<OrganizationOptions>()
            .Bind(configuration.GetSection(OrganizationOptions.Section))
            .Validate(options => File.Exists(options.SeedPath), "Organization:SeedFile must name an existing file.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        // Until the stored calendar is read at start there is none, only plain weekends.
        services.AddSingleton(provider => new OfficeTime(
            provider.GetRequiredService<TimeProvider>(),
            new WorkCalendar([], provider.GetRequiredService<IOptions<WorkCalendarOptions>>().Value.YellowWorkdays)
        ));
        services.AddScoped<CalendarStore>();
        services.AddScoped<CalendarEdit>();
        services.AddScoped<OfficeSettings>();
        services.AddScoped<LightRule>();
        services.AddScoped<DepartmentEdit>();
        services.AddScoped<SupervisingLeaders>();
        services.AddScoped<AccountEdit>();
        services.AddScoped<LastAdministrator>();
        services
            .AddOptions<TermOptions>()
            .Bind(configuration.GetSection(TermOptions.Section))
            .Validate(
                options => options.BySource.Values.All(term => term.IsValid),
                "Every term of Terms:BySource needs a name, a Length of 1 to 3650 and a Shortest up to it."
            )
            .ValidateOnStart();
        services.TryAddScoped<Caller>();
        services.AddScoped<OrganizationSeed>();
        services.AddScoped<FirstAdministrator>();
        return services;
    }
}
