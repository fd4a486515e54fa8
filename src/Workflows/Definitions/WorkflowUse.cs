using System.Text.Json.Nodes;

namespace Workflows.Definitions;

/// <summary>An activity of a definition that is itself a workflow.</summary>
/// <param name="Activity">The activity's JSON.</param>
internal sealed record WorkflowUse(JsonObject Activity)
{
    /// <summary>The definition used, where the activity names it.</summary>
    public string? DefinitionId => Text("workflowDefinitionId");

    /// <summary>The version used, where the activity names it.</summary>
    public string? VersionId => Text("workflowDefinitionVersionId");

    /// <summary>The activity's type.</summary>
    public string? TypeName => Text("type");

    /// <summary>Every activity of a definition that isn't one of the built-in types by its looks.</summary>
    public static IEnumerable<WorkflowUse> In(JsonObject definition) =>
        DefinitionNodes
            .In(definition["root"], path: "", parent: null, port: "")
            .Select(node => new WorkflowUse(node.Activity))
            .Where(use =>
                use.DefinitionId is not null || use.TypeName?.Contains('.', StringComparison.Ordinal) == false
            );

    /// <summary>Says which version is the newest one published.</summary>
    public void WriteNewest(string versionId, int version)
    {
        Activity["latestAvailablePublishedVersion"] = version;
        Activity["latestAvailablePublishedVersionId"] = versionId;
    }

    /// <summary>Makes it use another version.</summary>
    public void MoveTo(string typeName, string definitionId, string versionId, int version)
    {
        Activity["type"] = typeName;
        Activity["version"] = version;
        Activity["workflowDefinitionId"] = definitionId;
        Activity["workflowDefinitionVersionId"] = versionId;
        WriteNewest(versionId, version);
    }

    private string? Text(string name) =>
        Activity[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
