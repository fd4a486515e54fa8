using System.Text.Json;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Activities;

/// <summary>How a host answers a request that a workflow asked for: it resumes the bookmark with one of these inputs.</summary>
public static class HttpAnswer
{
    internal const string StatusKey = "HttpStatusCode";
    internal const string HeadersKey = "HttpHeaders";
    internal const string BodyKey = "HttpBody";
    internal const string FailureKey = "HttpFailure";
    internal const string MessageKey = "HttpMessage";
    internal const string FailedToConnect = "Failed to connect";
    internal const string Timeout = "Timeout";

    /// <summary>A response came.</summary>
    /// <param name="statusCode">Its status.</param>
    /// <param name="headers">Its headers; several values of one name are a list.</param>
    /// <param name="body">Its body as text; null for none.</param>
    public static IReadOnlyDictionary<string, object?> Received(
        int statusCode,
        IReadOnlyDictionary<string, object?> headers,
        string? body
    ) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [StatusKey] = statusCode,
            [HeadersKey] = headers.ToDictionary(StringComparer.OrdinalIgnoreCase),
            [BodyKey] = body,
        };

    /// <summary>No connection could be made.</summary>
    public static IReadOnlyDictionary<string, object?> NotConnected(string message) => Failed(FailedToConnect, message);

    /// <summary>No response came in time.</summary>
    public static IReadOnlyDictionary<string, object?> TimedOut(string message) => Failed(Timeout, message);

    /// <summary>The body as plain values when it is JSON, else as text; null when there is none.</summary>
    internal static object? Parse(string? body, string? contentType)
    {
        if (string.IsNullOrEmpty(body))
            return null;
        if (contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
            return body;
        try
        {
            return PlainValues.From(JsonElement.Parse(body));
        }
        catch (JsonException exception)
        {
            throw new ValueConversionException($"The response is no valid JSON: {exception.Message}", exception);
        }
    }

    private static Dictionary<string, object?> Failed(string failure, string message) =>
        new(StringComparer.Ordinal) { [FailureKey] = failure, [MessageKey] = message };
}
