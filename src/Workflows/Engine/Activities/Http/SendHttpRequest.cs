using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Sends a request and runs the embedded activity that is meant for the response's status.</summary>
[Activity(
    "Elsa",
    "HTTP",
    DisplayName = "HTTP Request",
    Kind = ActivityKind.Task,
    Description = "Sends an HTTP request."
)]
public sealed class SendHttpRequest : HttpSending
{
    /// <summary>The statuses with an activity of their own.</summary>
    public IReadOnlyList<HttpStatusCodeCase> ExpectedStatusCodes { get; init; } = [];

    /// <summary>Run for any other status; may be empty.</summary>
    public ActivityNode? UnmatchedStatusCode { get; init; }

    /// <summary>Run when no connection could be made; may be empty.</summary>
    public ActivityNode? FailedToConnect { get; init; }

    /// <summary>Run when no response came in time; may be empty.</summary>
    public ActivityNode? Timeout { get; init; }

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        ActivityResult.Complete();

    /// <inheritdoc/>
    protected override ActivityResult Answered(ActivityExecutionContext context, int statusCode)
    {
        var match = ExpectedStatusCodes.FirstOrDefault(expected => expected.StatusCode == statusCode);
        return ActivityResult.Schedule(match is null ? UnmatchedStatusCode : match.Activity);
    }

    /// <inheritdoc/>
    protected override ActivityResult Failed(ActivityExecutionContext context, string outcome) =>
        ActivityResult.Schedule(outcome == HttpAnswer.Timeout ? Timeout : FailedToConnect);
}

/// <summary>A status that a request expects.</summary>
public sealed record HttpStatusCodeCase
{
    /// <summary>The status.</summary>
    public int StatusCode { get; init; }

    /// <summary>Run for it; may be empty.</summary>
    public ActivityNode? Activity { get; init; }
}
