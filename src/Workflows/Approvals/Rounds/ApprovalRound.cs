using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>One execution of a step that people decide (审批轮次): its bookmark, how they vote, what came of it.</summary>
public sealed class ApprovalRound : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The workflow that waits.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>What the decision resumes.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>The step in the flow.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The order among those opened at one moment.</summary>
    public required long Order { get; init; }

    /// <summary>The round whose decision opened it; null at the start and for what a clock or an event opened.</summary>
    public Guid? OpenedByRoundId { get; init; }

    /// <summary>How votes are counted.</summary>
    public required ApprovalMode Mode { get; init; }

    /// <summary>What a refusal does.</summary>
    public required RefusalRule OnRefusal { get; init; }

    /// <summary>The share that must agree, in percent.</summary>
    public decimal? PassShare { get; init; }

    /// <summary>The weight that must agree.</summary>
    public int? PassCount { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether it waits.</summary>
    public RoundState State { get; private set; }

    /// <summary>What was decided.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The vote that decided it; null when taking a signer off did.</summary>
    public Guid? DecidedByItemId { get; private set; }

    /// <summary>When it was decided or called off.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How many acts it has seen. It changes with each, so that of two at once the second sees the first.</summary>
    public int Acts { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>How votes are counted.</summary>
    public RoundSettings Settings => new(Mode, OnRefusal, PassShare, PassCount);

    /// <summary>Notes that somebody acted in it.</summary>
    public void Touch() => Acts++;

    /// <summary>Decides it.</summary>
    /// <param name="outcome">What was decided.</param>
    /// <param name="byItemId">The deciding vote, if one was.</param>
    /// <param name="now">The moment.</param>
    public void Decide(string outcome, Guid? byItemId, DateTimeOffset now)
    {
        DecidedByItemId = byItemId;
        State = RoundState.Decided;
        Outcome = outcome;
        EndedAt = now;
    }

    /// <summary>Ends it undecided; what was decided stays so.</summary>
    public void CallOff(RoundState ended, DateTimeOffset now)
    {
        if (State is not RoundState.Open)
            return;
        State = ended;
        EndedAt = now;
    }
}

/// <summary>Whether a round waits.</summary>
public enum RoundState
{
    /// <summary>Waits for votes.</summary>
    Open,

    /// <summary>Decided; the flow went on.</summary>
    Decided,

    /// <summary>Ended by one of its signers, who sent the flow back.</summary>
    Returned,

    /// <summary>Called off, since the flow no longer waits for it.</summary>
    Cancelled,
}

internal sealed class ApprovalRoundConfiguration : IEntityTypeConfiguration<ApprovalRound>
{
    public void Configure(EntityTypeBuilder<ApprovalRound> builder)
    {
        builder.ToTable("ApprovalRounds");
        builder.HasIndex(round => round.BookmarkId).IsUnique();
        builder.HasIndex(round => new
        {
            round.WorkflowInstanceId,
            round.OpenedAt,
            round.Order,
        });
        builder.Ignore(round => round.Settings);
        builder.Property(round => round.PassShare).HasPrecision(5, 2);
        builder.Property(round => round.Version).IsConcurrencyToken();
    }
}
