using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Stands for an activity of unknown type; it fails only when it is reached (Elsa).</summary>
[Activity("Elsa", "System", DisplayName = "Not Found", IsBrowsable = false)]
public sealed class NotFoundActivity : Activity
{
    internal const string Name = "Elsa.NotFoundActivity";

    /// <summary>The type that isn't known.</summary>
    public string MissingTypeName { get; init; } = "";

    /// <summary>The version asked for.</summary>
    public int MissingTypeVersion { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnOutcomes => [];

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Fault(
            new ActivityNotFoundException(
                $"Could not find activity type {MissingTypeName} with version {MissingTypeVersion}"
            )
        );
}

/// <summary>An activity of unknown type was reached.</summary>
public sealed class ActivityNotFoundException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public ActivityNotFoundException() { }

    /// <summary>Says which type.</summary>
    public ActivityNotFoundException(string message)
        : base(message) { }

    /// <summary>Says which type and what revealed it.</summary>
    public ActivityNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }
}
