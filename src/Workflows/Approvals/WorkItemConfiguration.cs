using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Persistence;

namespace Workflows.Approvals;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        // Serves a person's own items, and with no assignee a pool's.
        builder.HasIndex(item => new
        {
            item.State,
            item.AssigneeId,
            item.DepartmentId,
            item.Role,
            item.Id,
        });
        builder.HasIndex(item => new { item.CompletedById, item.CompletedAt });
        builder.HasIndex(item => item.BookmarkId);
        builder.HasIndex(item => item.RoundId);
        builder.HasIndex(item => item.TaskId);
        builder.OwnsMany(item => item.Outcomes, outcomes => outcomes.ToJson());
        builder
            .Property(item => item.Form)
            .HasConversion(
                fields => JsonText.Write(fields),
                text => JsonText.Read<IReadOnlyList<FormField>>(text) ?? Array.Empty<FormField>(),
                JsonText.Comparer<IReadOnlyList<FormField>>()
            );
        builder
            .Property(item => item.Values)
            .HasConversion(
                values => JsonText.Write(values),
                text =>
                    JsonText.Read<IReadOnlyDictionary<string, string>>(text)
                    ?? new Dictionary<string, string>(StringComparer.Ordinal),
                JsonText.Comparer<IReadOnlyDictionary<string, string>>()
            );
        builder.Property(item => item.Version).IsConcurrencyToken();
    }
}
