using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;

namespace Workflows.Persistence.Flows;

/// <summary>A place where an instance waits, findable by what would resume it.</summary>
public sealed class StoredBookmark
{
    /// <summary>Identity of the bookmark.</summary>
    public required string Id { get; init; }

    /// <summary>The instance that waits.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Stimulus name, such as <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of name and payload.</summary>
    public required string Hash { get; init; }

    /// <summary>The activity that waits.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The instance's correlation id when the bookmark was made.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the clock must resume it, for a timer.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the wait began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who may call an HTTP endpoint and how: its payload as JSON.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The path of an HTTP endpoint whose path has parameters, and so can't be looked up by hash.</summary>
    public string? Route { get; init; }

    internal static StoredBookmark Of(Bookmark bookmark, string instanceId, string? correlationId) =>
        new()
        {
            Id = bookmark.Id,
            InstanceId = instanceId,
            Name = bookmark.Name,
            Hash = bookmark.Hash,
            ActivityId = bookmark.ActivityId,
            CorrelationId = correlationId,
            DueAt = bookmark.DueAt,
            CreatedAt = bookmark.CreatedAt,
            Endpoint = bookmark.Name == HttpEndpoint.StimulusName ? bookmark.Payload?.GetRawText() : null,
            Route = StoredTrigger.RouteOf(bookmark.Name, bookmark.Payload),
        };
}
