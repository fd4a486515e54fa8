using System.Collections.Frozen;
using System.Reflection;
using Workflows.Engine.Activities;

namespace Workflows.Engine.Catalog;

/// <summary>The activity types that definitions may use. Immutable: adding gives a new catalog.</summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityType[]> _types;
    private readonly FrozenDictionary<string, WorkflowActivityType[]> _workflows;

    private ActivityCatalog(IEnumerable<ActivityType> types, IEnumerable<WorkflowActivityType> workflows)
    {
        _types = types
            .GroupBy(type => type.Descriptor.TypeName, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, NewestFirst, StringComparer.Ordinal);
        _workflows = workflows
            .GroupBy(workflow => workflow.TypeName, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(workflow => workflow.Version).ToArray(),
                StringComparer.Ordinal
            );
    }

    /// <summary>The engine's own activity types, under Elsa's names.</summary>
    public static ActivityCatalog Core { get; } =
        new(
            typeof(ActivityCatalog)
                .Assembly.GetTypes()
                .Where(type => IsCore(type) && type.GetCustomAttribute<ActivityAttribute>() is not null)
                .Select(ActivityType.Of),
            []
        );

    /// <summary>Every type's description; workflows usable as activities come last.</summary>
    public IEnumerable<ActivityDescriptor> Descriptors =>
        _types
            .Values.SelectMany(versions => versions.Select(type => type.Descriptor))
            .Concat(_workflows.Values.SelectMany(versions => versions.Select(workflow => workflow.Descriptor)))
            .OrderBy(descriptor => descriptor.TypeName, StringComparer.Ordinal);

    /// <summary>This catalog and more activity classes; a class of the same type name and version replaces the old one.</summary>
    /// <exception cref="ArgumentException">One of them isn't an activity class.</exception>
    public ActivityCatalog With(params IReadOnlyList<Type> activities)
    {
        var added = activities.Select(ActivityType.Of).ToArray();
        var kept = _types.Values.SelectMany(versions => versions).Where(old => !added.Any(type => AreTwins(old, type)));
        return new ActivityCatalog([.. kept, .. added], _workflows.Values.SelectMany(versions => versions));
    }

    /// <summary>This catalog and workflows that may be used as activities, replacing those known before.</summary>
    /// <param name="workflows">Every version that any definition may refer to.</param>
    public ActivityCatalog WithWorkflows(params IReadOnlyList<WorkflowActivityType> workflows) =>
        new(_types.Values.SelectMany(versions => versions), workflows);

    /// <summary>Finds a type's description: that version, else the newest one; null when the type is unknown.</summary>
    public ActivityDescriptor? Find(string typeName, int version = 0) =>
        FindType(typeName, version)?.Descriptor ?? FindWorkflow(typeName, version, versionId: null)?.Descriptor;

    internal ActivityType? FindType(string typeName, int version) =>
        _types.TryGetValue(typeName, out var versions)
            ? Array.Find(versions, type => type.Descriptor.Version == version) ?? versions[0]
            : null;

    // Elsa: a known version id wins over type and version.
    internal WorkflowActivityType? FindWorkflow(string typeName, int version, string? versionId)
    {
        var all = _workflows.Values.SelectMany(versions => versions);
        if (versionId is not null && all.FirstOrDefault(workflow => workflow.VersionId == versionId) is { } exact)
            return exact;
        return _workflows.TryGetValue(typeName, out var known) ? Pick(known, version) : null;
    }

    // Elsa: a definition that was renamed since is still found by its id.
    internal WorkflowActivityType? FindWorkflowByDefinition(string? definitionId, int version) =>
        string.IsNullOrEmpty(definitionId)
            ? null
            : Pick(
                [
                    .. _workflows
                        .Values.SelectMany(versions => versions)
                        .Where(workflow => workflow.DefinitionId == definitionId)
                        .OrderByDescending(workflow => workflow.Version),
                ],
                version
            );

    // That version, else the published one, else the newest (Elsa).
    private static WorkflowActivityType? Pick(WorkflowActivityType[] newestFirst, int version) =>
        Array.Find(newestFirst, workflow => workflow.Version == version)
        ?? Array.Find(newestFirst, workflow => workflow.Descriptor.IsBrowsable)
        ?? newestFirst.FirstOrDefault();

    private static bool IsCore(Type type) =>
        type.Namespace?.StartsWith("Workflows.Engine.Activities", StringComparison.Ordinal) == true;

    private static bool AreTwins(ActivityType left, ActivityType right) =>
        left.Descriptor.TypeName == right.Descriptor.TypeName && left.Descriptor.Version == right.Descriptor.Version;

    private static ActivityType[] NewestFirst(IEnumerable<ActivityType> versions) =>
        [.. versions.OrderByDescending(type => type.Descriptor.Version)];
}
