using System.Collections.Frozen;

namespace Workflows.Engine.Definitions;

/// <summary>Something wrong or doubtful in a definition.</summary>
/// <param name="ActivityId">The activity concerned; null when it concerns the whole definition.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>; stable.</param>
/// <param name="Message">What is wrong, for people, in zh-CN.</param>
public sealed record DefinitionProblem(string? ActivityId, string Code, string Message)
{
    /// <summary>Whether the definition may be published all the same: it runs, if perhaps not as its author thinks.</summary>
    public bool IsWarning => ProblemCodes.Warnings.Contains(Code);
}

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

    /// <summary>An outcome that nothing follows, though something follows others of the same activity.</summary>
    public const string DeadEnd = nameof(DeadEnd);

    /// <summary>A variable, or a function named after one, that nothing in reach declares.</summary>
    public const string UnknownVariable = nameof(UnknownVariable);

    /// <summary>An input that the definition doesn't declare.</summary>
    public const string UnknownInput = nameof(UnknownInput);

    /// <summary>The problems that Elsa publishes with.</summary>
    public static IReadOnlySet<string> Warnings { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            DanglingConnection,
            UnknownPort,
            UnreachableActivity,
            UnknownVariableType,
            InvalidBackwardConnection,
            DeadEnd,
            UnknownVariable,
            UnknownInput
        );
}
