using System.Text.Json;
using Workflows.Engine.Execution;

namespace Workflows.Persistence.Flows;

/// <summary>One event of an instance's execution log.</summary>
public sealed class JournalRecord
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Grows over the whole life of the instance.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Elsa's event name, such as <c>Started</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>The activity of the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's path in the definition.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The whole entry as JSON.</summary>
    public required string Entry { get; init; }

    internal static JournalRecord Of(JournalEntry entry) =>
        new()
        {
            InstanceId = entry.WorkflowInstanceId,
            Sequence = entry.Sequence,
            Timestamp = entry.Timestamp,
            EventName = entry.EventName,
            ActivityId = entry.ActivityId,
            ActivityNodeId = entry.ActivityNodeId,
            ActivityType = entry.ActivityType,
            Entry = JsonSerializer.Serialize(entry, ElsaJson.Options),
        };
}
