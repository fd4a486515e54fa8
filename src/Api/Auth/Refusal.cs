using Microsoft.AspNetCore.Http.HttpResults;

namespace Workflows.Api.Auth;

/// <summary>A refusal at the door as problem details, with the stable code that the page translates.</summary>
internal static class Refusal
{
    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(
            detail,
            statusCode: status,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code }
        );
}
