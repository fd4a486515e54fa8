using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Plans.Uploads;

internal static class UploadsModule
{
    public static IServiceCollection AddUploads(
        this IServiceCollection services,
        IConfiguration configuration,
        string directory
    )
    {
        services
            .AddOptions<EvidenceOptions>()
            .Bind(configuration.GetSection(EvidenceOptions.Section))
            .Validate(
                options => options is { MaxBytes: > 0, MaxPartBytes: > 0 } && options.UploadKept > TimeSpan.Zero,
                "Evidence:* must be above 0."
            )
            .ValidateOnStart();
        return services.AddSingleton(new UploadParts(directory));
    }
}
