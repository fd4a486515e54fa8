using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The lead asks for more time before the term has passed (延期申请); the office or a leader decides.</summary>
public sealed class ExtensionRequest : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan of the task.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The lead that asks.</summary>
    public required Guid DepartmentId { get; init; }

    /// <summary>The term when it was asked.</summary>
    public required DateOnly FormerDueOn { get; init; }

    /// <summary>The term asked for.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid RequestedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>What became of it.</summary>
    public ExtensionStatus Status { get; private set; }

    /// <summary>Who decided; null while nobody has, and when the task ended first.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>When it was decided, withdrawn or cancelled.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The opinion given with the decision.</summary>
    public string? Opinion { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Ends it this way.</summary>
    /// <exception cref="RuleException">It has ended before.</exception>
    public void Conclude(ExtensionStatus status, Guid? decidedById, string? opinion, DateTimeOffset now)
    {
        if (Status is not ExtensionStatus.Pending)
            throw new RuleException("extension_not_pending", "这份延期申请已经处理，不能再次处理。");

        Status = status;
        DecidedById = decidedById;
        DecidedAt = now;
        Opinion = opinion;
    }
}

/// <summary>What became of a request for more time.</summary>
public enum ExtensionStatus
{
    /// <summary>Not decided yet (待审批).</summary>
    Pending,

    /// <summary>The term was moved (已同意).</summary>
    Approved,

    /// <summary>The term stays (不同意).</summary>
    Refused,

    /// <summary>The lead took it back (已撤回).</summary>
    Withdrawn,

    /// <summary>The task ended first.</summary>
    Cancelled,
}

/// <summary>A request for more time that waits for its decision.</summary>
/// <param name="Id">The request.</param>
/// <param name="DueOn">The term asked for.</param>
/// <param name="RequestedAt">Since when it waits.</param>
public sealed record ExtensionRef(Guid Id, DateOnly DueOn, DateTimeOffset RequestedAt);
