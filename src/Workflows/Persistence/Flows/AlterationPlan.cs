using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Flows;

/// <summary>Alterations of many instances, asked for once and made one instance a commit.</summary>
public sealed class AlterationPlan
{
    /// <summary>Identity of the plan, given by the client or made here.</summary>
    public required string Id { get; init; }

    /// <summary>The alterations as JSON.</summary>
    public required string Alterations { get; init; }

    /// <summary>Which instances, as JSON.</summary>
    public required string Filter { get; init; }

    /// <summary>Whose plan it is: each alteration is made in this person's name and with this person's rights.</summary>
    public required Guid SubmittedById { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the first jobs were made.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>Whether there is a job for each instance the filter matches.</summary>
    public bool HasAllJobs { get; set; }
}

internal sealed class AlterationPlanConfiguration : IEntityTypeConfiguration<AlterationPlan>
{
    public void Configure(EntityTypeBuilder<AlterationPlan> builder)
    {
        builder.ToTable("AlterationPlans");
        builder.Property(plan => plan.Id).HasMaxLength(80);
    }
}
