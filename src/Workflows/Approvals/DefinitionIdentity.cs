using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Approvals;

/// <summary>Writes into a definition which version it is.</summary>
internal static class DefinitionIdentity
{
    private static readonly JsonSerializerOptions Indented = new(WorkflowsJson.Options) { WriteIndented = true };

    /// <summary>The definition with this version id and number, published and newest.</summary>
    public static string Stamp(string json, string versionId, int version)
    {
        var definition = JsonNode.Parse(json)!.AsObject();
        definition["id"] = versionId;
        definition["version"] = version;
        definition["isLatest"] = true;
        definition["isPublished"] = true;
        return definition.ToJsonString(Indented);
    }
}
