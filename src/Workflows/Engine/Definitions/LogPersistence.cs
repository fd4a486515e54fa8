using System.Text.Json;

namespace Workflows.Engine.Definitions;

/// <summary>
/// Which inputs and outputs an activity's record leaves out: the property's own setting counts, else the activity's,
/// else that of the workflow it stands in; nothing said means it is kept (Elsa).
/// </summary>
internal static class LogPersistence
{
    /// <summary>Whether an input is left out.</summary>
    public static bool HidesInput(ActivityNode node, string name) => Hides(node, "inputs", name);

    /// <summary>Whether an output is left out.</summary>
    public static bool HidesOutput(ActivityNode node, string name) => Hides(node, "outputs", name);

    private static bool Hides(ActivityNode node, string group, string name)
    {
        var camel = JsonNamingPolicy.CamelCase.ConvertName(name);
        var workflow = node;
        while (workflow.Activity is not Activities.Workflow && workflow.Parent is { } parent)
            workflow = parent;
        string?[] modes =
        [
            Mode(Setting(node, "logPersistenceConfig")?.Find(group)?.FindAnyCase(camel)),
            Mode(Setting(node, "logPersistenceMode")?.Find(group)?.FindAnyCase(camel)),
            Default(node),
            Default(workflow),
        ];
        return Array.Find(modes, mode => mode is not null) == "Exclude";
    }

    private static string? Default(ActivityNode node) =>
        Mode(Setting(node, "logPersistenceConfig")?.Find("default"))
        ?? Mode(Setting(node, "logPersistenceMode")?.Find("default"))
        ?? Mode(Setting(node, "logPersistenceMode"));

    private static JsonElement? Setting(ActivityNode node, string name) => node.CustomProperties?.Find(name);

    // A plain word, a strategy by type name, or a literal expression; null for anything that defers to the next.
    private static string? Mode(JsonElement? setting)
    {
        if (setting is not { } value)
            return null;
        var text = value.AsText() ?? value.Text("strategyType") ?? value.Find("expression")?.Text("value");
        return text switch
        {
            null => null,
            _ when text.Contains("Exclude", StringComparison.Ordinal) => "Exclude",
            _ when text.Contains("Include", StringComparison.Ordinal) => "Include",
            _ => null,
        };
    }
}
