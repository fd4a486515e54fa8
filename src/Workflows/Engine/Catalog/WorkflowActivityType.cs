namespace Workflows.Engine.Catalog;

/// <summary>A version of a workflow definition that other definitions may use as an activity.</summary>
/// <param name="TypeName">The activity type: the definition's name in PascalCase.</param>
/// <param name="Version">The definition's version.</param>
/// <param name="DefinitionId">The definition's id.</param>
/// <param name="VersionId">The id of this version.</param>
/// <param name="DefinitionJson">The definition itself.</param>
/// <param name="Descriptor">How designers see it.</param>
public sealed record WorkflowActivityType(
    string TypeName,
    int Version,
    string DefinitionId,
    string VersionId,
    string DefinitionJson,
    ActivityDescriptor Descriptor
);
