using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Commands;

/// <summary>What a person's request with a given Idempotency-Key was answered.</summary>
internal sealed class IdempotencyRecord
{
    public required Guid PersonId { get; init; }
    public required string Key { get; init; }

    /// <summary>Hash of the command, its address and its body, so that a key used for something else is noticed.</summary>
    public required string Fingerprint { get; init; }

    public required string Response { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("IdempotencyRecords");
        builder.HasKey(record => new { record.PersonId, record.Key });
        builder.Property(record => record.Key).HasMaxLength(200);
        builder.HasIndex(record => record.CreatedAt);
    }
}
