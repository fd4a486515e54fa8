using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Audit;

/// <summary>Who did what, when and why (审批记录). Rows are only ever added.</summary>
public sealed class AuditRecord
{
    /// <summary>Identity of the row; ids sort by time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

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
}

internal sealed class AuditRecordConfiguration : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("AuditRecords");
        builder.HasIndex(record => new { record.TaskId, record.At });
        builder.HasIndex(record => new { record.PlanId, record.At });
        builder.Property(record => record.Action).HasMaxLength(80);
    }
}
