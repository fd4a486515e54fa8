using Workflows.Engine.Instances;

namespace Workflows.Persistence.Flows;

/// <summary>One execution of an activity, as it last stood.</summary>
public sealed class ActivityExecutionRow
{
    /// <summary>Identity of the execution.</summary>
    public required string Id { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The activity's path in the definition; a migration may change it while the execution goes on.</summary>
    public required string ActivityNodeId { get; set; }

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; set; }

    /// <summary>Number of the journal entry it began with: executions sort by it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The whole record as JSON.</summary>
    public required string Record { get; set; }
}
