using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Documents.Files;
using Workflows.Plans.Periods;
using Workflows.Plans.Reimport;

namespace Workflows.Plans;

internal static class PlansModule
{
    public static IServiceCollection AddPlans(
        this IServiceCollection services,
        IConfiguration configuration,
        string evidenceDirectory
    )
    {
        services
            .AddOptions<SupervisionOptions>()
            .Bind(configuration.GetSection(SupervisionOptions.Section))
            .Validate(
                options => options.AcceptWithinWorkdays is >= 0 and <= 60,
                "Supervision:AcceptWithinWorkdays must be 0 to 60."
            )
            .ValidateOnStart();

        services
            .AddOptions<FileLimits>()
            .Bind(configuration.GetSection(FileLimits.Section))
            .Validate(
                limits =>
                    limits
                        is { MaxBytes: > 0, MaxPages: > 0, MaxEntries: > 0, MaxUnpackedBytes: > 0, MaxZipRatio: > 0 }
                            and { MaxTableCells: > 0, MaxNesting: > 0 and <= 1000 }
                    && limits.Timeout > TimeSpan.Zero,
                "Documents:* must be above 0, Documents:MaxNesting at most 1000."
            )
            .ValidateOnStart();

        return services
            .AddSingleton(provider => new ContentStore(evidenceDirectory, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<FlowDrawings>()
            .AddScoped<FlowPictures>()
            .AddScoped<StepActs>()
            .AddSingleton<LaunchProgress>()
            .AddScoped<TargetLedger>()
            .AddScoped<TargetTerms>()
            .AddScoped<PeriodOpening>()
            .AddScoped<LedgerQuery>()
            .AddScoped<StepFigures>()
            .AddScoped<TargetTotals>()
            .AddScoped<Handout>()
            .AddScoped<TaskCorrection>()
            .AddScoped<TargetCorrection>()
            .AddScoped<CorrectionNotices>()
            .AddScoped<TaskProgress>()
            .AddScoped<TaskSight>()
            .AddScoped<SubtaskProgress>();
    }
}
