using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Workflows.Http;

namespace Workflows.Api.Auth;

/// <summary>Refuses requests that another site's page could make a signed-in browser send (CSRF).</summary>
/// <remarks>
/// The SameSite cookie is the defence. This stands behind it: browsers name a cross-site request, and a
/// plain form of another site can't send JSON. Excepted from the second rule are Hangfire's own forms, the previews of
/// a document, which is a file of any kind and changes nothing, and parts of an upload, which no form can PUT. Calls to flows come from machines in any
/// form; endpoints that ask for a session see to the first rule themselves.
/// </remarks>
internal sealed class CrossSiteGuard(RequestDelegate next, IOptions<HttpOptions> http)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
            || request.Path.StartsWithSegments(http.Value.BasePath, StringComparison.OrdinalIgnoreCase)
        )
            return next(context);

        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Refusal
                .Of(StatusCodes.Status403Forbidden, "cross_site_request", "不接受来自其他网站的操作请求。")
                .ExecuteAsync(context);

        if (HasBody(context) && !HasAcceptedContentType(request))
            return Refusal
                .Of(
                    StatusCodes.Status415UnsupportedMediaType,
                    "unsupported_media_type",
                    "请求内容须为 JSON 或 multipart/form-data。"
                )
                .ExecuteAsync(context);

        return next(context);
    }

    private static bool HasBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? context.Request.ContentLength > 0;

    private static bool HasAcceptedContentType(HttpRequest request) =>
        request.HasJsonContentType()
        || request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true
        || IsDocumentPreview(request.Path)
        || IsPartOfUpload(request)
        || request.Path.StartsWithSegments("/hangfire", StringComparison.OrdinalIgnoreCase);

    private static bool IsDocumentPreview(PathString path) =>
        path.StartsWithSegments("/api/plans", StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.Value!.EndsWith("/preview", StringComparison.OrdinalIgnoreCase);

    private static bool IsPartOfUpload(HttpRequest request) =>
        HttpMethods.IsPut(request.Method)
        && request.Path.StartsWithSegments("/api/uploads", StringComparison.OrdinalIgnoreCase);
}
