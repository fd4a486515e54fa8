using System.Text.Json;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Instances;

/// <summary>A live execution whose activity's counters are to be read by the same activity of another version.</summary>
public sealed class ActivityMigration
{
    private readonly JsonElement? _state;
    private readonly ICollection<MigrationReason> _reasons;

    internal ActivityMigration(
        ActivityNode from,
        ActivityNode to,
        JsonElement? state,
        IReadOnlySet<string> liveChildren,
        ICollection<MigrationReason> reasons
    )
    {
        From = from;
        To = to;
        LiveChildren = liveChildren;
        _state = state;
        _reasons = reasons;
    }

    /// <summary>The node in the version the instance runs on.</summary>
    public ActivityNode From { get; }

    /// <summary>Its counterpart.</summary>
    public ActivityNode To { get; }

    /// <summary>The ids of the activities that run, wait or are scheduled under this execution.</summary>
    public IReadOnlySet<string> LiveChildren { get; }

    /// <summary>The counters as kept; null when there are none.</summary>
    public T? State<T>()
        where T : class => _state?.Deserialize<T>();

    /// <summary>Says that the execution couldn't go on in the other version.</summary>
    public void Refuse(string reason) => _reasons.Add(new(To.Id, To.Name, MigrationCodes.PositionLost, reason));
}
