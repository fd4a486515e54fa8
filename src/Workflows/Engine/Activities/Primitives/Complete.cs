using System.Collections;
using System.Globalization;
using System.Text.Json;
using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Ends the nearest workflow around it, be it used as an activity or the instance itself, with outcomes.</summary>
[Activity("Elsa", "Composition", IsTerminal = true, Description = "Ends the workflow around it with outcomes.")]
public sealed class Complete : Activity
{
    /// <summary>One outcome as text, several as a list or JSON array; the default outcome when nothing is given.</summary>
    public Input<object> Outcomes { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        new ActivityResult.CompletingComposite(Names(context.Get(Outcomes)));

    private static string[]? Names(object? value) =>
        value switch
        {
            null => null,
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text when text.TrimStart().StartsWith('[') => JsonSerializer.Deserialize<string[]>(text),
            string text => [text],
            IEnumerable items => [.. items.Cast<object?>().Select(Text)],
            _ => [Text(value)],
        };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
