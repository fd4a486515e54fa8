namespace Workflows.Persistence.Flows;

/// <summary>One version of a workflow definition. A published version never changes.</summary>
public sealed class DefinitionVersion
{
    /// <summary>Elsa's version id.</summary>
    public required string Id { get; init; }

    /// <summary>The logical id all versions share, such as <c>plan-task</c>.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>1 for the first version.</summary>
    public required int Version { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; set; }

    /// <summary>One sentence for people.</summary>
    public string? Description { get; set; }

    /// <summary>The definition as Elsa 3 JSON. It changes only until the version is frozen.</summary>
    public required string Json { get; set; }

    /// <summary>Whether other definitions may use it as one of their activities.</summary>
    public bool IsUsableAsActivity { get; set; }

    /// <summary>Whether it is the newest version.</summary>
    public bool IsLatest { get; set; }

    /// <summary>Whether new instances run it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Whether it was ever published or run: from then on it never changes.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Hash of the file it was loaded from, or null when it was drawn in the designer.</summary>
    public string? SourceHash { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
