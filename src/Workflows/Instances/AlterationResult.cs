namespace Workflows.Instances;

/// <summary>How altering one instance went, or would go.</summary>
/// <param name="WorkflowInstanceId">The instance.</param>
/// <param name="IsSuccessful">Whether all alterations were made; otherwise none was.</param>
/// <param name="Log">What was done, or what was in the way.</param>
/// <param name="Instance">The instance afterwards; null when it was refused.</param>
public sealed record AlterationResult(
    string WorkflowInstanceId,
    bool IsSuccessful,
    IReadOnlyList<AlterationLogEntry> Log,
    AlteredInstance? Instance
)
{
    /// <summary>Runs alterations of an instance; a refusal is a result too, any other failure is not.</summary>
    public static async Task<AlterationResult> OfAsync(
        string instanceId,
        IReadOnlyList<Alteration> alterations,
        DateTimeOffset at,
        Func<Task<AlteredInstance>> alter
    )
    {
        try
        {
            var altered = await alter();
            return new(instanceId, IsSuccessful: true, AlterationLogEntry.Made(alterations, at), altered);
        }
        catch (Exception exception)
            when (exception is RuleException or NotFoundException or InvalidRequestException or ForbiddenException)
        {
            return new(instanceId, IsSuccessful: false, AlterationLogEntry.Refused(exception, at), Instance: null);
        }
    }
}

/// <summary>A line of an alteration's log (Elsa's fields).</summary>
/// <param name="Message">What was done or is in the way.</param>
/// <param name="LogLevel">Information or Error.</param>
/// <param name="Timestamp">When.</param>
/// <param name="EventName">The alteration's type, or the refusal's stable code.</param>
/// <param name="ActivityId">The activity it is about, if it is about one.</param>
public sealed record AlterationLogEntry(
    string Message,
    string LogLevel,
    DateTimeOffset Timestamp,
    string EventName,
    string? ActivityId = null
)
{
    internal static IReadOnlyList<AlterationLogEntry> Made(IEnumerable<Alteration> alterations, DateTimeOffset at) =>
        [
            .. alterations.Select(alteration => new AlterationLogEntry(
                alteration.Summary,
                "Information",
                at,
                alteration.Type,
                alteration.ActivityId
            )),
        ];

    internal static IReadOnlyList<AlterationLogEntry> Refused(Exception exception, DateTimeOffset at) =>
        exception switch
        {
            InvalidRequestException invalid =>
            [
                .. invalid.Problems.Select(problem =>
                    Error(problem.Message, at, problem.Code) with
                    {
                        ActivityId = problem.Field,
                    }
                ),
            ],
            RuleException rule => [Error(rule.Message, at, rule.Code)],
            NotFoundException missing => [Error(missing.Message, at, missing.Code)],
            _ => [Error(exception.Message, at, "forbidden")],
        };

    private static AlterationLogEntry Error(string message, DateTimeOffset at, string code) =>
        new(message, "Error", at, code);
}
