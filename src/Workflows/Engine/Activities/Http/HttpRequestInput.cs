namespace Workflows.Engine.Activities;

/// <summary>
/// How a host hands a request to a workflow: as plain data, in the input of the start or of the resumption. A burst that
/// gets none can't answer one, so whoever goes on within the same request passes it again.
/// </summary>
public static class HttpRequestInput
{
    /// <summary>The input key of the request.</summary>
    public const string Key = "HttpRequest";

    /// <summary>The request as plain data.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path as called.</param>
    /// <param name="routeValues">What the route's template took out of the path.</param>
    /// <param name="query">The query; several values of one name are a list.</param>
    /// <param name="headers">The headers; several values of one name are a list.</param>
    /// <param name="body">The body as text; null for none.</param>
    /// <param name="parsedContent">The body as the host parsed it: JSON as plain values, a form as a dictionary.</param>
    public static IReadOnlyDictionary<string, object?> Of(
        string method,
        string path,
        IReadOnlyDictionary<string, object?>? routeValues = null,
        IReadOnlyDictionary<string, object?>? query = null,
        IReadOnlyDictionary<string, object?>? headers = null,
        string? body = null,
        object? parsedContent = null
    ) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Method"] = method,
            ["Path"] = path,
            ["RouteValues"] = Map(routeValues),
            ["Query"] = Map(query),
            ["Headers"] = Map(headers),
            ["Body"] = body,
            ["ParsedContent"] = parsedContent ?? body,
        };

    private static Dictionary<string, object?> Map(IReadOnlyDictionary<string, object?>? values) =>
        values?.ToDictionary(StringComparer.Ordinal) ?? new Dictionary<string, object?>(StringComparer.Ordinal);
}
