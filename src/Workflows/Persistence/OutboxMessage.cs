using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence;

/// <summary>Something one commit asks of a later one: another instance to wake or start, an event to hand round.</summary>
/// <remarks>
/// It is deleted in the commit that carries it out, so that a crash in between repeats it and never half-does it.
/// </remarks>
internal sealed class OutboxMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which handler takes it.</summary>
    public required string Kind { get; init; }

    public required string Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be tried before this moment.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>How often it failed; after the last try it is parked.</summary>
    public int Attempts { get; set; }

    public bool Parked { get; set; }
    public string? LastError { get; set; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.HasIndex(message => new
        {
            message.Parked,
            message.DueAt,
            message.Id,
        });
        builder.Property(message => message.Kind).HasMaxLength(80);
    }
}
