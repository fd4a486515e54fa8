using System.Globalization;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>
/// Has the host send a request and waits for the answer: the host resumes the bookmark named <see cref="StimulusName"/>
/// of the effect's request id with what <see cref="HttpAnswer"/> makes.
/// </summary>
public abstract class HttpSending : Activity
{
    /// <summary>The name of bookmarks.</summary>
    public const string StimulusName = "Elsa.SendHttpRequest";

    /// <summary>The address.</summary>
    [Input(IsRequired = true)]
    public Input<string> Url { get; init; } = new();

    /// <summary>The method.</summary>
    public Input<string> Method { get; init; } = new("GET");

    /// <summary>The body; sent only along with its type (Elsa).</summary>
    public Input<object> Content { get; init; } = new();

    /// <summary>The body's type.</summary>
    public Input<string> ContentType { get; init; } = new();

    /// <summary>The value of the Authorization header.</summary>
    public Input<string> Authorization { get; init; } = new();

    /// <summary>Kept for Elsa's designer; the host decides.</summary>
    public Input<bool> DisableAuthorizationHeaderValidation { get; init; } = new();

    /// <summary>The headers; several values of one name are a list.</summary>
    public Input<IDictionary<string, object?>> RequestHeaders { get; init; } = new();

    /// <summary>The response's status.</summary>
    public Output<int> StatusCode { get; init; } = new();

    /// <summary>The response's body: JSON as plain values, else text.</summary>
    public Output<object> ParsedContent { get; init; } = new();

    /// <summary>The response's headers.</summary>
    public Output<IDictionary<string, object?>> ResponseHeaders { get; init; } = new();

    /// <summary>Status, headers and body of the response.</summary>
    public Output<object> Result { get; init; } = new();

    /// <summary>What a request's answer hashes to.</summary>
    public static string HashOf(string requestId) =>
        StimulusHash.Compute(StimulusName, new HttpRequestPayload(requestId));

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var url = context.Get(Url) ?? "";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"“{url}”不是完整的 HTTP 地址。");
        var id = context.NewId();
        var (content, type) = (context.Get(Content), context.Get(ContentType));
        var hasBody = content is not null && type is not null;
        var request = new HttpRequestRequested(
            id,
            context.Get(Method) ?? "GET",
            url,
            HttpHeaderValues.Of(context.Get(RequestHeaders)),
            context.Get(Authorization),
            hasBody ? content : null,
            hasBody ? type : null
        );
        return ActivityResult
            .Wait(new BookmarkRequest(StimulusName, new HttpRequestPayload(id)) { HashIncludesExecution = false })
            .With(request);
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    )
    {
        if (input.GetValueOrDefault(HttpAnswer.FailureKey) is string failure)
        {
            var message = input.GetValueOrDefault(HttpAnswer.MessageKey) as string;
            return Failed(context, failure)
                .With(new StateChange.JournalWritten("Error", message))
                .With(new StateChange.JournalDataAdded("Error", message));
        }
        var status = Convert.ToInt32(input.GetValueOrDefault(HttpAnswer.StatusKey) ?? 0, CultureInfo.InvariantCulture);
        var headers = input.GetValueOrDefault(HttpAnswer.HeadersKey) as IReadOnlyDictionary<string, object?>;
        var body = input.GetValueOrDefault(HttpAnswer.BodyKey) as string;
        var parsed = HttpAnswer.Parse(body, TypeIn(headers));
        return Answered(context, status)
            .Set(StatusCode, status)
            .Set(ParsedContent, parsed)
            .Set(ResponseHeaders, headers)
            .Set(
                Result,
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["StatusCode"] = status,
                    ["Headers"] = headers,
                    ["Content"] = body,
                }
            );
    }

    /// <summary>What a response of that status leads to.</summary>
    protected abstract ActivityResult Answered(ActivityExecutionContext context, int statusCode);

    /// <summary>What no response leads to.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="outcome"><c>Failed to connect</c> or <c>Timeout</c>.</param>
    protected abstract ActivityResult Failed(ActivityExecutionContext context, string outcome);

    private static string? TypeIn(IReadOnlyDictionary<string, object?>? headers) =>
        headers
            ?.FirstOrDefault(header => string.Equals(header.Key, "Content-Type", StringComparison.OrdinalIgnoreCase))
            .Value?.ToString();
}

/// <summary>What tells one request from another.</summary>
/// <param name="RequestId">The id of the request's effect.</param>
public sealed record HttpRequestPayload(string RequestId);
