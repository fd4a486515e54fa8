using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Waits for a request by path and method, or starts the workflow when one comes. The host finds triggers and bookmarks
/// by <see cref="HashOf"/> and passes the request under <see cref="HttpRequestInput.Key"/>. Limits, authorization and
/// files are the host's business.
/// </summary>
[Activity(
    "Elsa",
    "HTTP",
    DisplayName = "HTTP Endpoint",
    Kind = ActivityKind.Trigger,
    Description = "Waits for an HTTP request."
)]
public sealed class HttpEndpoint : Activity
{
    /// <summary>The name of bookmarks and triggers.</summary>
    public const string StimulusName = "Elsa.HttpEndpoint";

    /// <summary>The path, perhaps a route template such as <c>orders/{id}</c>.</summary>
    [Input(IsRequired = true)]
    public Input<string> Path { get; init; } = new();

    /// <summary>The methods.</summary>
    public Input<ICollection<string>> SupportedMethods { get; init; } = new(["GET"]);

    /// <summary>Whether the host shall let only signed-in callers in.</summary>
    public Input<bool> Authorize { get; init; } = new();

    /// <summary>The policy that the host shall check callers by.</summary>
    public Input<string> Policy { get; init; } = new();

    /// <summary>How long the host shall let the request run.</summary>
    public Input<TimeSpan?> RequestTimeout { get; init; } = new();

    /// <summary>How many bytes the host shall accept.</summary>
    public Input<long?> RequestSizeLimit { get; init; } = new();

    /// <summary>The request as plain data; see <see cref="HttpRequestInput"/>.</summary>
    public Output<object> Result { get; init; } = new();

    /// <summary>The body, parsed.</summary>
    public Output<object> ParsedContent { get; init; } = new();

    /// <summary>What the route's template took out of the path.</summary>
    public Output<IDictionary<string, object?>> RouteData { get; init; } = new();

    /// <summary>The query.</summary>
    public Output<IDictionary<string, object?>> QueryStringData { get; init; } = new();

    /// <summary>The headers.</summary>
    public Output<IDictionary<string, object?>> Headers { get; init; } = new();

    /// <summary>What triggers and bookmarks of a path (a template as written) and method hash to.</summary>
    public static string HashOf(string path, string method) =>
        StimulusHash.Compute(StimulusName, HttpEndpointKey.Of(path, method));

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        context.IsTriggerOfBurst
            ? Receive(context.Input)
            : ActivityResult.Wait([
                .. Payloads(context)
                    .Select(payload => new BookmarkRequest(StimulusName, payload)
                    {
                        HashedPayload = HttpEndpointKey.Of(payload.Path, payload.Method),
                        HashIncludesExecution = false,
                    }),
            ]);

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => Receive(input);

    /// <inheritdoc/>
    public override IReadOnlyList<object?> TriggerPayloads(ActivityExecutionContext context) => [.. Payloads(context)];

    /// <inheritdoc/>
    public override object? HashedTriggerPayload(object payload) =>
        payload is HttpEndpointPayload endpoint ? HttpEndpointKey.Of(endpoint.Path, endpoint.Method) : payload;

    private IEnumerable<HttpEndpointPayload> Payloads(ActivityExecutionContext context)
    {
        var path = context.Get(Path) ?? "";
        CheckTemplate(path);
        return (context.Get(SupportedMethods) ?? [])
            .Select(method => HttpEndpointKey.Of(path, method))
            .Distinct()
            .Select(key => new HttpEndpointPayload(
                key.Path,
                key.Method,
                context.Get(Authorize),
                context.Get(Policy),
                context.Get(RequestTimeout),
                context.Get(RequestSizeLimit)
            ));
    }

    private static void CheckTemplate(string path)
    {
        try
        {
            _ = new RouteTemplate(path);
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    private ActivityResult Receive(IReadOnlyDictionary<string, object?> input)
    {
        var request = input.GetValueOrDefault(HttpRequestInput.Key) as IReadOnlyDictionary<string, object?> ?? Nothing;
        return ActivityResult
            .Complete()
            .Set(Result, request)
            .Set(RouteData, request.GetValueOrDefault("RouteValues"))
            .Set(QueryStringData, request.GetValueOrDefault("Query"))
            .Set(Headers, request.GetValueOrDefault("Headers"))
            .Set(ParsedContent, request.GetValueOrDefault("ParsedContent"));
    }

    private static Dictionary<string, object?> Nothing { get; } = new(StringComparer.Ordinal);
}

/// <summary>What tells one endpoint from another, and what the host needs before it lets a request in.</summary>
/// <param name="Path">The path in lower case, with a leading slash.</param>
/// <param name="Method">The method in lower case.</param>
/// <param name="Authorize">Whether only signed-in callers are let in.</param>
/// <param name="Policy">The policy that callers are checked by.</param>
/// <param name="RequestTimeout">How long the request may run.</param>
/// <param name="RequestSizeLimit">How many bytes are accepted.</param>
public sealed record HttpEndpointPayload(
    string Path,
    string Method,
    bool Authorize,
    string? Policy,
    TimeSpan? RequestTimeout,
    long? RequestSizeLimit
);

internal sealed record HttpEndpointKey(string Path, string Method)
{
    public static HttpEndpointKey Of(string path, string method) =>
        new("/" + path.Trim('/').ToLowerInvariant(), method.ToLowerInvariant());
}
