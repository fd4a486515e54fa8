namespace Workflows.Engine.Instances;

/// <summary>What moving an instance to another version of its definition would do; nothing has happened yet.</summary>
/// <param name="Waiting">Where the instance waits, and where it would wait then.</param>
/// <param name="Reasons">Why it can't be moved; none when it can.</param>
public sealed record MigrationPlan(IReadOnlyList<MigratedWait> Waiting, IReadOnlyList<MigrationReason> Reasons)
{
    /// <summary>Whether the instance can be moved.</summary>
    public bool IsPossible => Reasons.Count == 0;
}

/// <summary>A bookmark and the activity that waits at it, in both versions.</summary>
/// <param name="BookmarkId">The bookmark; it keeps its id.</param>
/// <param name="ActivityId">The activity's id.</param>
/// <param name="FromNodeId">Its path now.</param>
/// <param name="ToNodeId">Its counterpart's path; null when there is none.</param>
public sealed record MigratedWait(string BookmarkId, string ActivityId, string FromNodeId, string? ToNodeId);

/// <summary>A reason why an instance can't be moved.</summary>
/// <param name="ActivityId">The activity concerned; null when it concerns the whole instance.</param>
/// <param name="ActivityName">Its name; null when it has none.</param>
/// <param name="Code">One of <see cref="MigrationCodes"/>; stable.</param>
/// <param name="Message">What is in the way, for people.</param>
public sealed record MigrationReason(string? ActivityId, string? ActivityName, string Code, string Message);

/// <summary>The kinds of reasons against a migration.</summary>
public static class MigrationCodes
{
    /// <summary>The instance is over.</summary>
    public const string NotRunning = nameof(NotRunning);

    /// <summary>The instance runs on another version than the one given, or the versions are of two definitions.</summary>
    public const string WrongVersion = nameof(WrongVersion);

    /// <summary>Something that has begun, or is scheduled, isn't in the other version.</summary>
    public const string ActivityRemoved = nameof(ActivityRemoved);

    /// <summary>Something that has begun stands within another activity in the other version.</summary>
    public const string ActivityMoved = nameof(ActivityMoved);

    /// <summary>Something that has begun is of another type in the other version.</summary>
    public const string TypeChanged = nameof(TypeChanged);

    /// <summary>A flow or sequence would not know how to go on.</summary>
    public const string PositionLost = nameof(PositionLost);

    /// <summary>A variable's value doesn't fit its type in the other version.</summary>
    public const string VariableUnfit = nameof(VariableUnfit);
}
