namespace Workflows.Engine.Instances;

/// <summary>A failure while the instance ran.</summary>
/// <param name="ActivityId">The activity that failed.</param>
/// <param name="ActivityNodeId">Its path.</param>
/// <param name="ActivityInstanceId">Its execution.</param>
/// <param name="ActivityType">Its type name.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Exception">The failure in detail.</param>
/// <param name="Timestamp">When, in UTC.</param>
public sealed record Incident(
    string ActivityId,
    string ActivityNodeId,
    string ActivityInstanceId,
    string ActivityType,
    string Message,
    ExceptionState Exception,
    DateTimeOffset Timestamp
);

/// <summary>An exception as data.</summary>
/// <param name="Type">The exception's kind, its class name; for people, never read back as a type.</param>
/// <param name="Message">What it says.</param>
/// <param name="InnerException">What caused it.</param>
/// <param name="Metadata">Code, category and kind of a Fault activity.</param>
public sealed record ExceptionState(
    string Type,
    string Message,
    ExceptionState? InnerException,
    IReadOnlyDictionary<string, string>? Metadata
)
{
    internal static ExceptionState Of(Exception exception) =>
        new(
            exception.GetType().Name,
            exception.Message,
            exception.InnerException is { } inner ? Of(inner) : null,
            (exception as Activities.FaultException)?.Details
        );
}
