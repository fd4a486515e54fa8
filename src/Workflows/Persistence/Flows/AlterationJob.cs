using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Flows;

/// <summary>A plan's alterations of one instance, and how they went.</summary>
public sealed class AlterationJob
{
    /// <summary>Identity of the job.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>How it went.</summary>
    public AlterationJobStatus Status { get; set; }

    /// <summary>What was done or was in the way, as JSON; null before it ran.</summary>
    public string? Log { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
}

/// <summary>How a job went (Elsa's spelling).</summary>
public enum AlterationJobStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>All alterations were made.</summary>
    Completed,

    /// <summary>None was: the log says why.</summary>
    Failed,
}

internal sealed class AlterationJobConfiguration : IEntityTypeConfiguration<AlterationJob>
{
    public void Configure(EntityTypeBuilder<AlterationJob> builder)
    {
        builder.ToTable("AlterationJobs");
        builder.HasIndex(job => new { job.PlanId, job.InstanceId }).IsUnique();
        builder.HasIndex(job => new { job.PlanId, job.Status });
        builder.HasOne<AlterationPlan>().WithMany().HasForeignKey(job => job.PlanId);
    }
}
