using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Flows;

/// <summary>An event nobody waited for yet. It is kept for a while, for an instance that comes to wait for it.</summary>
internal sealed class ParkedEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What a bookmark for it hashes to.</summary>
    public required string Hash { get; init; }

    public string? CorrelationId { get; init; }
    public string? InstanceId { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether an instance is one the event was meant for.</summary>
    public bool IsFor(WorkflowInstance instance) =>
        (InstanceId is null || InstanceId == instance.Id)
        && (CorrelationId is null || CorrelationId == instance.CorrelationId);
}

internal sealed class ParkedEventConfiguration : IEntityTypeConfiguration<ParkedEvent>
{
    public void Configure(EntityTypeBuilder<ParkedEvent> builder)
    {
        builder.ToTable("ParkedEvents");
        builder.HasIndex(row => row.Hash);
        builder.HasIndex(row => row.CreatedAt);
    }
}
