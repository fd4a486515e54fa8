using System.Globalization;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Sends a request and goes on by the response's status. An expected status is an outcome of its own.</summary>
[Activity(
    "Elsa",
    "HTTP",
    DisplayName = "HTTP Request (flow)",
    Kind = ActivityKind.Task,
    Description = "Sends an HTTP request and goes on by the response's status."
)]
[Outcomes]
public sealed class FlowSendHttpRequest : HttpSending
{
    private const string Unmatched = "Unmatched status code";

    /// <summary>The statuses that have an outcome of their own.</summary>
    public Input<ICollection<int>> ExpectedStatusCodes { get; init; } = new();

    /// <inheritdoc/>
    protected override ActivityResult Answered(ActivityExecutionContext context, int statusCode)
    {
        var expected = context.Get(ExpectedStatusCodes) ?? [];
        if (expected.Count == 0)
            return ActivityResult.Complete(Done);
        return ActivityResult.Complete(
            expected.Contains(statusCode) ? statusCode.ToString(CultureInfo.InvariantCulture) : Unmatched,
            Done
        );
    }

    /// <inheritdoc/>
    protected override ActivityResult Failed(ActivityExecutionContext context, string outcome) =>
        ActivityResult.Complete(outcome);
}
