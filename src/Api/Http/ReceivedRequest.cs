using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Workflows.Engine.Activities;
using Workflows.Engine.Expressions;

namespace Workflows.Api.Http;

/// <summary>Turns a request into plain data for a flow. The session cookie is nobody's business but ours.</summary>
internal static class ReceivedRequest
{
    /// <summary>Reads the whole request.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large, or not what its type says.</exception>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static async Task<IReadOnlyDictionary<string, object?>> ReadAsync(
        HttpRequest request,
        string path,
        IReadOnlyDictionary<string, object?> routeValues,
        long sizeLimit,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > sizeLimit)
            throw TooLarge();

        // A form's parts are counted by the form reader, any other body here.
        var form = request.HasFormContentType ? await ReadFormAsync(request, sizeLimit, cancellationToken) : null;
        var body = form is null ? await ReadTextAsync(request, sizeLimit, cancellationToken) : null;
        return HttpRequestInput.Of(
            request.Method,
            path,
            routeValues,
            Map(request.Query),
            Map(request.Headers.Where(header => header.Key != HeaderNames.Cookie)),
            body,
            form ?? Parse(body, request)
        );
    }

    /// <summary>The request without its body, for a flow that is started in another way but may answer it.</summary>
    public static IReadOnlyDictionary<string, object?> WithoutBody(HttpRequest request) =>
        HttpRequestInput.Of(
            request.Method,
            request.Path,
            query: Map(request.Query),
            headers: Map(request.Headers.Where(header => header.Key != HeaderNames.Cookie))
        );

    private static async Task<Dictionary<string, object?>> ReadFormAsync(
        HttpRequest request,
        long sizeLimit,
        CancellationToken cancellationToken
    )
    {
        var limits = new Microsoft.AspNetCore.Http.Features.FormOptions
        {
            BufferBodyLengthLimit = sizeLimit,
            MultipartBodyLengthLimit = sizeLimit,
            ValueLengthLimit = (int)Math.Min(sizeLimit, int.MaxValue),
        };
        try
        {
            var form = await new Microsoft.AspNetCore.Http.Features.FormFeature(request, limits).ReadFormAsync(
                cancellationToken
            );
            return Map(form);
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException(exception.Message, exception);
        }
    }

    private static async Task<string?> ReadTextAsync(
        HttpRequest request,
        long sizeLimit,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > sizeLimit)
                throw TooLarge();
            content.Write(buffer, 0, read);
        }

        return content.Length == 0
            ? null
            : EncodingOf(request).GetString(content.GetBuffer(), 0, (int)content.Length).TrimStart('\uFEFF');
    }

    private static Encoding EncodingOf(HttpRequest request)
    {
        try
        {
            return request.GetTypedHeaders().ContentType?.Encoding ?? Encoding.UTF8;
        }
        catch (ArgumentException exception)
        {
            throw new BadHttpRequestException(exception.Message, StatusCodes.Status415UnsupportedMediaType, exception);
        }
    }

    private static object? Parse(string? body, HttpRequest request) =>
        body is not null && IsJson(request) ? PlainValues.From(JsonElement.Parse(body)) : body;

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        || request.ContentType?.StartsWith("text/json", StringComparison.OrdinalIgnoreCase) is true;

    private static Dictionary<string, object?> Map(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        values.ToDictionary(pair => pair.Key, pair => Plain(pair.Value), StringComparer.OrdinalIgnoreCase);

    private static object? Plain(StringValues values) => values.Count > 1 ? values.ToArray() : values.ToString();

    private static BadHttpRequestException TooLarge() =>
        new("The body is larger than this endpoint accepts.", StatusCodes.Status413PayloadTooLarge);
}
