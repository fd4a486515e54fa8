using System.Text.Json.Nodes;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>
/// What an editor hands back with the definition it read, so that two don't overwrite each other. It travels among the
/// custom properties, the one place that Elsa's designer returns unchanged, and is neither stored nor exported.
/// </summary>
public static class DefinitionStamp
{
    private const string Key = "Workflows:Revision";

    /// <summary>The stamp of a version as it is now.</summary>
    public static string Of(DefinitionVersion version) => $"{version.Id}:{version.Revision}";

    /// <summary>Puts the stamp on a definition that goes out to an editor.</summary>
    public static void Write(JsonObject definition, DefinitionVersion version) => Write(definition, Of(version));

    /// <summary>Puts the stamp that an editor hands back on a definition.</summary>
    public static void Write(JsonObject definition, string stamp)
    {
        if (definition["customProperties"] is not JsonObject properties)
            definition["customProperties"] = properties = [];
        properties[Key] = stamp;
    }

    /// <summary>The stamp a definition came back with; null from a client that doesn't say what it read.</summary>
    public static string? Read(JsonObject definition) =>
        definition["customProperties"] is JsonObject properties
        && properties[Key] is JsonValue value
        && value.TryGetValue<string>(out var stamp)
            ? stamp
            : null;

    /// <summary>Takes the stamp off.</summary>
    public static void Remove(JsonObject definition) => (definition["customProperties"] as JsonObject)?.Remove(Key);
}
