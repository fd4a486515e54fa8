using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Flows;

internal sealed class FlowsConfiguration
    : IEntityTypeConfiguration<DefinitionVersion>,
        IEntityTypeConfiguration<WorkflowInstance>,
        IEntityTypeConfiguration<StoredBookmark>,
        IEntityTypeConfiguration<JournalRecord>,
        IEntityTypeConfiguration<ActivityExecutionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> builder)
    {
        builder.ToTable("WorkflowDefinitions");
        builder.HasIndex(row => new { row.DefinitionId, row.Version }).IsUnique();
        builder.HasIndex(row => new { row.DefinitionId, row.IsPublished });
        builder.HasIndex(row => new { row.IsLatest, row.CreatedAt });
        builder.Property(row => row.Commits).IsConcurrencyToken();
        builder.Ignore(row => row.Title);
    }

    public void Configure(EntityTypeBuilder<WorkflowInstance> builder)
    {
        builder.ToTable("WorkflowInstances");
        builder.HasIndex(row => new { row.Status, row.Id });
        builder.HasIndex(row => new { row.DefinitionId, row.Id });
        builder.HasIndex(row => new
        {
            row.DefinitionId,
            row.DefinitionVersion,
            row.Status,
        });
        builder.HasIndex(row => row.IncidentCount).HasFilter("\"IncidentCount\" > 0");
        builder.HasIndex(row => row.ParentInstanceId);
        builder.HasIndex(row => row.CorrelationId);
        builder.HasIndex(row => row.CreatedAt);
        builder.HasIndex(row => row.UpdatedAt);
        builder.HasIndex(row => row.FinishedAt);
        builder.ComplexProperty(row => row.Subject);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<StoredBookmark> builder)
    {
        builder.ToTable("Bookmarks");
        builder.HasIndex(row => row.InstanceId);
        builder.HasIndex(row => row.Hash);
        builder.HasIndex(row => row.DueAt);
        builder.HasIndex(row => row.Route);
        builder.HasOne<WorkflowInstance>().WithMany().HasForeignKey(row => row.InstanceId);
    }

    public void Configure(EntityTypeBuilder<ActivityExecutionRow> builder)
    {
        builder.ToTable("ActivityExecutions");
        builder.HasIndex(row => new { row.InstanceId, row.Sequence });
        builder.HasOne<WorkflowInstance>().WithMany().HasForeignKey(row => row.InstanceId);
    }

    public void Configure(EntityTypeBuilder<JournalRecord> builder)
    {
        builder.ToTable("Journal");
        builder.HasKey(row => new { row.InstanceId, row.Sequence });
        builder.HasOne<WorkflowInstance>().WithMany().HasForeignKey(row => row.InstanceId);
    }
}
