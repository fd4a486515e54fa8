using System.Text.Json;

namespace Workflows.Engine.Bookmarks;

/// <summary>
/// A place where an instance waits. It holds data only, never a type's or method's name, so renaming code strands
/// no instance.
/// </summary>
public sealed record Bookmark
{
    /// <summary>The bookmark's own id.</summary>
    public required string Id { get; init; }

    /// <summary>The stimulus' stable name.</summary>
    public required string Name { get; init; }

    /// <summary>What a matching stimulus hashes to; see <see cref="StimulusHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>What tells the stimulus from others of its name, with PascalCase property names; null for none.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The waiting activity's id in the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The waiting activity's path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The waiting activity's type name.</summary>
    public required string ActivityTypeName { get; init; }

    /// <summary>The waiting execution.</summary>
    public required string ActivityExecutionId { get; init; }

    /// <summary>When the wait began, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the bookmark is gone once it was hit.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>The moment (UTC) at which the host must hit it; null when only a stimulus does.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Free data for the host.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Reads the payload as the record it was made from; null when there is none.</summary>
    /// <exception cref="JsonException">The payload doesn't fit the record.</exception>
    public T? Read<T>() => Payload is { } payload ? payload.Deserialize<T>() : default;
}
