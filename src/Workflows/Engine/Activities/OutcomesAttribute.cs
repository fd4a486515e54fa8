namespace Workflows.Engine.Activities;

/// <summary>Declares the outcomes an activity type completes with; without it the only one is <c>Done</c>.</summary>
/// <param name="names">The outcomes, spelled as connections name them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutcomesAttribute(params string[] names) : Attribute
{
    /// <summary>The outcomes in the order designers show them.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
