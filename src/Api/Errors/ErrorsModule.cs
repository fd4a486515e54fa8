namespace Workflows.Api.Errors;

internal static class ErrorsModule
{
    /// <summary>Problem details for every failure, also for one found while the request was being read.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
                context.ProblemDetails.Extensions.TryAdd("code", CodeOf(context.ProblemDetails.Status))
        );
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services.AddExceptionHandler<ProblemHandler>();
    }

    private static string CodeOf(int? status) =>
        status switch
        {
            401 => "not_signed_in",
            403 => "forbidden",
            404 => "not_found",
            405 => "method_not_allowed",
            415 => "unsupported_media_type",
            _ => "request_failed",
        };
}
