namespace Workflows.Engine.Definitions;

/// <summary>A reason not to publish a definition.</summary>
/// <param name="ActivityId">The activity concerned; null when it concerns the whole definition.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>; stable.</param>
/// <param name="Message">What is wrong, for people, in zh-CN.</param>
public sealed record DefinitionProblem(string? ActivityId, string Code, string Message);

/// <summary>The kinds of problems that validation reports.</summary>
public static class ProblemCodes
{
    /// <summary>No such activity type.</summary>
    public const string UnknownActivityType = nameof(UnknownActivityType);

    /// <summary>A connection from or to an activity that isn't there.</summary>
    public const string DanglingConnection = nameof(DanglingConnection);

    /// <summary>A connection from an outcome that its source doesn't have.</summary>
    public const string UnknownPort = nameof(UnknownPort);

    /// <summary>An activity that no path from the start leads to.</summary>
    public const string UnreachableActivity = nameof(UnreachableActivity);

    /// <summary>An expression that can't be parsed or whose type isn't supported.</summary>
    public const string BadExpression = nameof(BadExpression);

    /// <summary>An input without which the activity makes no sense.</summary>
    public const string MissingInput = nameof(MissingInput);

    /// <summary>Two activities of one id.</summary>
    public const string DuplicateId = nameof(DuplicateId);

    /// <summary>Two inputs of one name.</summary>
    public const string DuplicateInput = nameof(DuplicateInput);

    /// <summary>Two outputs of one name.</summary>
    public const string DuplicateOutput = nameof(DuplicateOutput);

    /// <summary>A variable whose type isn't known.</summary>
    public const string UnknownVariableType = nameof(UnknownVariableType);

    /// <summary>A way back that doesn't return to a place every path came through.</summary>
    public const string InvalidBackwardConnection = nameof(InvalidBackwardConnection);
}
