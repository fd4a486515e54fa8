using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Answers the request that the host handed to this burst; without one it fails (Elsa).</summary>
[Activity("Elsa", "HTTP", DisplayName = "HTTP Response", Description = "Answers the HTTP request.")]
public sealed class WriteHttpResponse : Activity
{
    /// <summary>The status, by number or name.</summary>
    public Input<string> StatusCode { get; init; } = new("OK");

    /// <summary>The body; null for none.</summary>
    public Input<object> Content { get; init; } = new();

    /// <summary>The body's type; by default it follows the content.</summary>
    public Input<string> ContentType { get; init; } = new();

    /// <summary>The headers; several values of one name are a list.</summary>
    public Input<IDictionary<string, object?>> ResponseHeaders { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (!context.HasHttpRequest)
            return ActivityResult.Fault(NoHttpContext());
        var text = context.Get(StatusCode);
        if (HttpStatus.Parse(text) is not { } status)
            return ActivityResult.Fault(new InvalidOperationException($"'{text}' is no HTTP status."));
        var content = status == 204 ? null : context.Get(Content);
        return ActivityResult
            .Complete()
            .With(
                new HttpResponseWritten(
                    status,
                    content,
                    content is null ? null : context.Get(ContentType) ?? TypeOf(content),
                    HttpHeaderValues.Of(context.Get(ResponseHeaders))
                )
            );
    }

    private static string TypeOf(object content) =>
        content switch
        {
            byte[] => "application/octet-stream",
            string => "text/plain",
            _ => "application/json",
        };

    private static FaultException NoHttpContext() =>
        new("This burst has no HTTP request to answer.")
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["code"] = "NoHttpContext",
                ["category"] = "HTTP",
                ["type"] = "System",
            },
        };
}
