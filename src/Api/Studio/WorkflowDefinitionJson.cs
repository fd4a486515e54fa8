using System.Text.Json.Nodes;
using Workflows.Definitions;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Studio;

/// <summary>Definitions in the shapes Elsa's clients read.</summary>
internal static class WorkflowDefinitionJson
{
    /// <summary>A version as a row of a list.</summary>
    public static object Summary(DefinitionVersion version) =>
        new
        {
            version.Id,
            version.DefinitionId,
            TenantId = (string?)null,
            version.Name,
            version.Description,
            version.Version,
            version.IsLatest,
            version.IsPublished,
            IsReadonly = false,
            ToolVersion = "3.8.2.0",
            ProviderName = "Database",
            MaterializerName = "Json",
            version.CreatedAt,
            Links = Links(version),
        };

    /// <summary>A version with everything in it.</summary>
    public static JsonObject Full(DefinitionView view)
    {
        var (version, json) = view;
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        json["createdAt"] = version.CreatedAt;
        json["isReadonly"] ??= false;
        json["isSystem"] ??= false;
        json["toolVersion"] ??= "3.8.2.0";
        json["links"] = new JsonArray([
            .. Links(version)
                .Select(link => new JsonObject
                {
                    ["href"] = link.Href,
                    ["rel"] = link.Rel,
                    ["method"] = link.Method,
                }),
        ]);
        return json;
    }

    // Elsa's designer lets edit what it may publish.
    private static Link[] Links(DefinitionVersion version) =>
        version.IsLatest ? [new Link($"/workflow-definitions/{version.DefinitionId}/publish", "publish", "POST")] : [];

    private sealed record Link(string Href, string Rel, string Method);
}
