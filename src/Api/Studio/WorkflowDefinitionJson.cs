using System.Text.Json.Nodes;
using Workflows.Definitions;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Studio;

/// <summary>Definitions in the shapes Elsa's clients read.</summary>
internal static class WorkflowDefinitionJson
{
    /// <summary>The version of Elsa's tools whose format is spoken.</summary>
    public const string ToolVersion = "3.8.2.0";

    /// <summary>What may be done with a list; Elsa's designer shows one without these as read-only.</summary>
    public static IReadOnlyList<Link> ListLinks { get; } =
    [
        new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        new("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete", "POST"),
    ];

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
            version.IsReadonly,
            version.IsSystem,
            ToolVersion,
            ProviderName = "Database",
            MaterializerName = DefinitionFilter.Json,
            IsMaterializerAvailable = true,
            version.CreatedAt,
            Links = Links(version),
        };

    /// <summary>A version with everything in it, stamped so that it is known again when it comes back.</summary>
    public static JsonObject Full(DefinitionView view)
    {
        var (version, json) = view;
        json["tenantId"] ??= null;
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        json["isReadonly"] = version.IsReadonly;
        json["isSystem"] = version.IsSystem;
        json["createdAt"] = version.CreatedAt;
        json["toolVersion"] ??= ToolVersion;
        json["links"] = new JsonArray([
            .. Links(version)
                .Select(link => new JsonObject
                {
                    ["href"] = link.Href,
                    ["rel"] = link.Rel,
                    ["method"] = link.Method,
                }),
        ]);
        DefinitionStamp.Write(json, version);
        return json;
    }

    // Elsa's designer lets edit what it may publish.
    private static Link[] Links(DefinitionVersion version) =>
        version is { IsLatest: true, IsReadonly: false }
            ? [new Link($"/workflow-definitions/{version.DefinitionId}/publish", "publish", "POST")]
            : [];
}

/// <summary>Something a client may do.</summary>
/// <param name="Href">Where.</param>
/// <param name="Rel">What.</param>
/// <param name="Method">How.</param>
internal sealed record Link(string Href, string Rel, string Method);
