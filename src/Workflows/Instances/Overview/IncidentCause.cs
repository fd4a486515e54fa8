using Workflows.Engine.Instances;

namespace Workflows.Instances.Overview;

/// <summary>Kinds of failures, as far as they tell an office what to do.</summary>
public enum IncidentCause
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A script or an expression of the step can't be computed.</summary>
    Expression,

    /// <summary>A value isn't of the kind that is asked for.</summary>
    Value,

    /// <summary>There is no such step any more.</summary>
    UnknownStep,

    /// <summary>The flow's author meant it to fail here.</summary>
    Meant,

    /// <summary>The flow goes round without end.</summary>
    Endless,

    /// <summary>Another server gave no usable answer.</summary>
    OtherServer,
}

internal static class IncidentCauses
{
    // Kept in stored states by these names.
    public static IncidentCause Of(ExceptionState exception) =>
        exception.Type switch
        {
            "InputEvaluationException" => exception.InnerException is { Type: "ValueConversionException" }
                ? IncidentCause.Value
                : IncidentCause.Expression,
            "ExpressionException" or "JavaScriptException" => IncidentCause.Expression,
            "ValueConversionException" => IncidentCause.Value,
            "ActivityNotFoundException" => IncidentCause.UnknownStep,
            "FaultException" => IncidentCause.Meant,
            "StepLimitException" => IncidentCause.Endless,
            "HttpRequestException" or "TimeoutException" => IncidentCause.OtherServer,
            _ => IncidentCause.Other,
        };

    /// <summary>What the innermost failure says: the outer ones only say where.</summary>
    public static string MessageOf(ExceptionState exception)
    {
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception.Message;
    }
}
