using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Writes a line of text to the console; null becomes an empty line.</summary>
[Activity("Elsa", "Console", DisplayName = "Write Line", Description = "Writes a line of text to the console.")]
public sealed class WriteLine : Activity
{
    /// <summary>The text.</summary>
    public Input<string> Text { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete().With(new LineWritten(context.Get(Text) ?? ""));
}
