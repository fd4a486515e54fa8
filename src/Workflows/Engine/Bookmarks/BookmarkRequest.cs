namespace Workflows.Engine.Bookmarks;

/// <summary>What an activity wants to be woken by.</summary>
/// <param name="Name">The stimulus' stable name, such as <c>Elsa.Event</c>. Stored, so never renamed.</param>
/// <param name="Payload">A record of data that tells the stimulus from others of its name; may be null.</param>
public sealed record BookmarkRequest(string Name, object? Payload)
{
    /// <summary>The part of the payload that takes part in the hash; the whole payload when null.</summary>
    public object? HashedPayload { get; init; }

    /// <summary>Whether the hash holds for this execution only (Elsa's default) or for everyone who waits alike.</summary>
    public bool HashIncludesExecution { get; init; } = true;

    /// <summary>Whether the bookmark is gone once it was hit.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>The moment at which the host shall hit the bookmark itself; null for none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Free data for the host.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
