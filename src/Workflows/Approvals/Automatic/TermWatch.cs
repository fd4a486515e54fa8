using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>The next moment at which somebody must look at a round's term. The row is the truth; a clock only wakes us.</summary>
public sealed class TermWatch : IVersioned
{
    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>One work item of the round, to find the rest by.</summary>
    public required Guid WorkItemId { get; init; }

    /// <summary>When to look.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>How many days the round's people have.</summary>
    public required int Days { get; init; }

    /// <summary>Whether these are working days.</summary>
    public required bool IsInWorkdays { get; init; }

    /// <summary>How many reminders are still to be sent before anything else happens.</summary>
    public required int RemindersLeft { get; set; }

    /// <summary>What happens then.</summary>
    public required TermRule WhenPassed { get; init; }

    /// <summary>For a transfer: the rule that says to whom.</summary>
    public string? To { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }
}

internal sealed class TermWatchConfiguration : IEntityTypeConfiguration<TermWatch>
{
    public void Configure(EntityTypeBuilder<TermWatch> builder)
    {
        builder.ToTable("TermWatches");
        builder.HasKey(watch => watch.RoundId);
        builder.HasIndex(watch => watch.DueAt);
        builder.Property(watch => watch.Version).IsConcurrencyToken();
    }
}
