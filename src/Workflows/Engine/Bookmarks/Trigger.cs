using System.Text.Json;

namespace Workflows.Engine.Bookmarks;

/// <summary>A way in which a published definition starts new instances.</summary>
/// <param name="ActivityId">The trigger activity; goes into the start request.</param>
/// <param name="Name">The stimulus' stable name, the activity's type name.</param>
/// <param name="Hash">What a matching stimulus hashes to; see <see cref="StimulusHash"/>.</param>
/// <param name="Payload">What tells the stimulus from others of its name; null when its inputs can't be evaluated.</param>
/// <param name="Error">Why there is no payload; null when there is one. A definition with such a trigger isn't published (Elsa).</param>
public sealed record Trigger(string ActivityId, string Name, string Hash, JsonElement? Payload, string? Error);
