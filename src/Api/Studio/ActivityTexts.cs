using System.Text.Json;
using Workflows.Engine.Catalog;

namespace Workflows.Api.Studio;

/// <summary>
/// What activities, their ports and fields are called in zh-CN: all of it is data, in <c>activity-texts.zh-CN.json</c>.
/// What isn't there keeps the words of the activity itself.
/// </summary>
internal static class ActivityTexts
{
    private static readonly Texts Known = Read();

    /// <summary>The activity's name for people.</summary>
    public static string NameOf(ActivityDescriptor activity) => Find(activity)?.Name ?? activity.DisplayName;

    /// <summary>One sentence about the activity.</summary>
    public static string DescriptionOf(ActivityDescriptor activity) =>
        Find(activity)?.Description ?? activity.Description ?? "";

    /// <summary>The palette group.</summary>
    public static string CategoryOf(ActivityDescriptor activity) =>
        Find(activity)?.Category ?? Known.Categories.GetValueOrDefault(activity.Category, activity.Category);

    /// <summary>The name of an input or output.</summary>
    /// <param name="activity">Whose it is.</param>
    /// <param name="name">Its name in PascalCase.</param>
    /// <param name="otherwise">What it is called when no text is known.</param>
    public static string FieldOf(ActivityDescriptor activity, string name, string otherwise) =>
        Find(activity)?.Fields.GetValueOrDefault(name) ?? otherwise;

    /// <summary>What is said under an input, for those who pick from a list rather than write.</summary>
    public static string HelpOf(ActivityDescriptor activity, InputDescriptor input) =>
        activity.Ns == "Approvals"
            ? Known.Help.GetValueOrDefault(input.Name, input.Description ?? "")
            : input.Description ?? "";

    /// <summary>The name of a port.</summary>
    public static string PortOf(string port) => Known.Ports.GetValueOrDefault(port, port);

    /// <summary>The name of a choice.</summary>
    /// <param name="input">Where it may be chosen; the same word may mean another thing elsewhere.</param>
    /// <param name="option">The word that is stored.</param>
    public static string OptionOf(string input, string option) =>
        Known.Options.GetValueOrDefault($"{input}.{option}") ?? Known.Options.GetValueOrDefault(option, option);

    private static Text? Find(ActivityDescriptor activity) => Known.Activities.GetValueOrDefault(activity.TypeName);

    private static Texts Read()
    {
        var assembly = typeof(ActivityTexts).Assembly;
        using var stream = assembly.GetManifestResourceStream("activity-texts.zh-CN.json")!;
        return JsonSerializer.Deserialize<Texts>(stream, WorkflowsJson.Options)!;
    }

    private sealed record Texts(
        Dictionary<string, string> Categories,
        Dictionary<string, string> Ports,
        Dictionary<string, string> Options,
        Dictionary<string, string> Help,
        Dictionary<string, Text> Activities
    );

    private sealed record Text(
        string Name,
        string Description,
        Dictionary<string, string> Fields,
        string? Category = null
    );
}
