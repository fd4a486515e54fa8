using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Which definitions use which as activities, as far as their newest and published versions say.</summary>
internal sealed class DefinitionReferences
{
    private readonly Dictionary<string, string> idsByType = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> consumers = new(StringComparer.Ordinal);
    private readonly List<(string VersionId, DefinitionVersion User)> versionUses = [];

    private DefinitionReferences() { }

    /// <summary>Reads what uses the given definitions, and what uses those.</summary>
    public static async Task<DefinitionReferences> OfAsync(
        WorkflowsDbContext db,
        IReadOnlyList<string> definitionIds,
        CancellationToken cancellationToken
    )
    {
        var references = new DefinitionReferences();
        for (var open = definitionIds; open.Count > 0; )
            open = await references.ReadUsersAsync(db, open, cancellationToken);
        return references;
    }

    /// <summary>Whether there is such a definition.</summary>
    public bool Exists(string definitionId) => known.Contains(definitionId);

    /// <summary>Which definition an activity uses; null when it uses none of those looked at.</summary>
    public string? UsedBy(WorkflowUse use) =>
        use.DefinitionId ?? (use.TypeName is { } type ? idsByType.GetValueOrDefault(type) : null);

    /// <summary>Those who use a definition themselves.</summary>
    public IReadOnlyList<string> DirectConsumersOf(string definitionId) =>
        consumers.GetValueOrDefault(definitionId, []);

    /// <summary>Those who use a definition, also by way of others, each after what it uses.</summary>
    public IReadOnlyList<string> ConsumersOf(string definitionId)
    {
        var order = new List<string>();
        Visit(definitionId, order, new HashSet<string>(StringComparer.Ordinal));
        order.Reverse();
        return order[1..];
    }

    /// <summary>The versions that use exactly this version of another definition.</summary>
    public IEnumerable<DefinitionVersion> UsersOf(string versionId) =>
        versionUses.Where(use => use.VersionId == versionId).Select(use => use.User).Distinct();

    // Depth first: whoever is left last comes before all who use it.
    private void Visit(string definitionId, List<string> order, HashSet<string> seen)
    {
        if (!seen.Add(definitionId))
            return;
        foreach (var consumer in DirectConsumersOf(definitionId))
            Visit(consumer, order, seen);
        order.Add(definitionId);
    }

    private async Task<IReadOnlyList<string>> ReadUsersAsync(
        WorkflowsDbContext db,
        IReadOnlyList<string> definitionIds,
        CancellationToken cancellationToken
    )
    {
        var needles = await NamesAsync(db, definitionIds, cancellationToken);
        var candidates = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .Where(row => row.IsLatest || row.IsPublished)
            .Where(row => needles.Any(needle => row.Json.Contains(needle)))
            .ToListAsync(cancellationToken);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var user in candidates)
        foreach (var use in WorkflowUse.In(DefinitionModel.Parse(user.Json)))
        {
            if (UsedBy(use) is not { } used || !definitionIds.Contains(used, StringComparer.Ordinal))
                continue;
            if (use.VersionId is { } versionId)
                versionUses.Add((versionId, user));
            if (user.DefinitionId != used && Note(used, user.DefinitionId))
                found.Add(user.DefinitionId);
        }

        return [.. found.Where(id => !known.Contains(id))];
    }

    // A use names the definition, or only the type it has as an activity.
    private async Task<List<string>> NamesAsync(
        WorkflowsDbContext db,
        IReadOnlyList<string> definitionIds,
        CancellationToken cancellationToken
    )
    {
        var versions = await db.Set<DefinitionVersion>()
            .Where(row => definitionIds.Contains(row.DefinitionId))
            .Select(row => new
            {
                row.DefinitionId,
                row.Name,
                row.IsUsableAsActivity,
            })
            .Distinct()
            .ToListAsync(cancellationToken);
        var names = new HashSet<string>(definitionIds, StringComparer.Ordinal);
        foreach (var version in versions)
        {
            known.Add(version.DefinitionId);
            if (!version.IsUsableAsActivity)
                continue;
            var type = Engine.Catalog.WorkflowActivityType.TypeNameOf(version.Name ?? version.DefinitionId);
            if (type.Length > 0 && names.Add(type))
                idsByType.TryAdd(type, version.DefinitionId);
        }
        return [.. names];
    }

    private bool Note(string used, string user)
    {
        if (!consumers.TryGetValue(used, out var users))
            consumers.Add(used, users = []);
        if (users.Contains(user, StringComparer.Ordinal))
            return false;
        users.Add(user);
        return true;
    }
}
