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

    /// <summary>Whether it was ever published or run, or followed by another: from then on it never changes.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Hash of the file it was loaded from, or null when it was drawn in the designer.</summary>
    public string? SourceHash { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether nobody may change, take back or delete it.</summary>
    public bool IsReadonly { get; set; }

    /// <summary>Whether it belongs to the machinery; designers leave it out of their lists.</summary>
    public bool IsSystem { get; set; }

    /// <summary>Its labels, each between line breaks, so that one is found as a whole; null without labels.</summary>
    public string? Labels { get; set; }

    /// <summary>Counts saves of its content: what an editor read is stale when this has moved on.</summary>
    public int Revision { get; private set; }

    /// <summary>Who saved its content last; null for what came from a file.</summary>
    public Guid? SavedById { get; private set; }

    /// <summary>When its content was saved last.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Counts commits of the row; the concurrency token.</summary>
    public int Commits { get; init; }

    /// <summary>What it is called in sentences.</summary>
    public string Title => string.IsNullOrEmpty(Name) ? DefinitionId : Name;

    /// <summary>Notes that its content was saved.</summary>
    public void NoteSave(Guid? personId, DateTimeOffset now)
    {
        Revision++;
        (SavedById, SavedAt) = (personId, now);
    }

    /// <summary>Refuses a change of what is read-only.</summary>
    /// <exception cref="RuleException">It is read-only.</exception>
    public void RequireEditable()
    {
        if (IsReadonly)
            throw new RuleException("definition_readonly", $"流程“{Title}”是只读的，不能修改、撤下或删除。");
    }
}
