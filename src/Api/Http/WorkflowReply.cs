using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Workflows.Approvals;

namespace Workflows.Api.Http;

/// <summary>Sends what a flow answers, as it is.</summary>
/// <remarks>
/// A page that a flow writes is shown apart from ours: it can neither read our cookies nor act with them.
/// </remarks>
internal sealed class WorkflowReply(HttpReply reply) : IResult
{
    private const string Apart = "sandbox allow-forms allow-popups allow-scripts";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        LeaveAsItIs(httpContext);
        var response = httpContext.Response;
        response.StatusCode = reply.StatusCode;
        response.Headers.ContentSecurityPolicy = Apart;
        response.Headers.XContentTypeOptions = "nosniff";
        foreach (var (name, values) in reply.Headers.Where(header => !IsFraming(header.Key)))
            response.Headers[name] = values.ToArray();
        if (reply.Body is not { } body || !MayHaveBody(reply.StatusCode))
            return;

        response.ContentType = WithCharset(reply.ContentType);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    /// <summary>An answer with a status and nothing else, as Elsa gives when the flow wrote none.</summary>
    public static IResult Empty(HttpContext context, int status)
    {
        LeaveAsItIs(context);
        return Results.StatusCode(status);
    }

    private static void LeaveAsItIs(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
    }

    private static bool IsFraming(string header) =>
        header.ToUpperInvariant() is "CONTENT-LENGTH" or "TRANSFER-ENCODING" or "CONNECTION";

    private static bool MayHaveBody(int status) => status is >= 200 and not (204 or 205 or 304);

    // Text is sent as UTF-8, which browsers don't guess.
    private static string? WithCharset(string? type) =>
        type?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) is true
        && !type.Contains("charset", StringComparison.OrdinalIgnoreCase)
            ? string.Create(CultureInfo.InvariantCulture, $"{type}; charset=utf-8")
            : type;
}
