namespace Workflows.Engine.Instances;

/// <summary>An instance can't be moved to that version of its definition.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public MigrationException() { }

    /// <summary>Says what is in the way.</summary>
    public MigrationException(string message)
        : base(message) { }

    /// <summary>Says what is in the way and what revealed it.</summary>
    public MigrationException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Says every reason.</summary>
    public MigrationException(string instanceId, IReadOnlyList<MigrationReason> reasons)
        : base($"流程实例{instanceId}不能迁移：{string.Concat(reasons.Select(reason => reason.Message))}") =>
        Reasons = reasons;

    /// <summary>Everything that is in the way.</summary>
    public IReadOnlyList<MigrationReason> Reasons { get; } = [];
}
