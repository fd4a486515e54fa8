using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Audit;

/// <summary>Who did what, when and why (审批记录). Rows are only ever added, and each holds the hash of the one before.</summary>
public sealed class AuditRecord
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Place in the chain, from 1 without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done, a stable dotted name such as <c>workItem.approve</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What was done, in words for the reader.</summary>
    public required string Summary { get; init; }

    /// <summary>Who did it; null when the service did it by itself.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The person's name at the time.</summary>
    public string? PersonName { get; init; }

    /// <summary>The department the person acted for.</summary>
    public Guid? DepartmentId { get; init; }

    /// <summary>The opinion or reason given.</summary>
    public string? Comment { get; init; }

    /// <summary>The plan it belongs to.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>The task it belongs to.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The subtask it belongs to.</summary>
    public Guid? SubtaskId { get; init; }

    /// <summary>The work item it was done to.</summary>
    public Guid? WorkItemId { get; init; }

    /// <summary>The algorithm of <see cref="Hash"/>, so that another may follow.</summary>
    public string Algorithm { get; private set; } = "";

    /// <summary>The hash of the row before.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>The hash of this row, lower-case hex; empty until it has its place in the chain.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The row with its place in the chain, as it is read, exported and hashed.</summary>
    internal AuditEntry Entry =>
        new(
            Sequence,
            Id,
            At.ToUniversalTime(),
            Action,
            Summary,
            PersonId,
            PersonName,
            DepartmentId,
            Comment,
            PlanId,
            TaskId,
            SubtaskId,
            WorkItemId,
            Algorithm,
            PreviousHash,
            Hash
        );

    /// <summary>Gives the row its place after another one.</summary>
    internal void Seal(long sequence, string previousHash)
    {
        Sequence = sequence;
        PreviousHash = previousHash;
        Algorithm = AuditHash.Sha256;
        Hash = AuditHash.Of(Entry);
    }
}

internal sealed class AuditRecordConfiguration : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("AuditRecords");
        builder.HasIndex(record => record.Sequence).IsUnique();
        builder.HasIndex(record => record.At);
        builder.HasIndex(record => new { record.TaskId, record.Sequence });
        builder.HasIndex(record => new { record.PlanId, record.Sequence });
        builder.HasIndex(record => new { record.PersonId, record.Sequence });
        builder.HasIndex(record => new { record.Action, record.Sequence });
        builder.Property(record => record.Action).HasMaxLength(80);
        builder.Property(record => record.Algorithm).HasMaxLength(20).HasDefaultValue("");
        builder.Property(record => record.PreviousHash).HasMaxLength(128).HasDefaultValue("");
        builder.Property(record => record.Hash).HasMaxLength(128).HasDefaultValue("");
        builder.Ignore(record => record.Entry);
    }
}
