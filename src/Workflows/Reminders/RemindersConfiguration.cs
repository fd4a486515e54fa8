using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;

namespace Workflows.Reminders;

internal sealed class RemindersConfiguration : IEntityTypeConfiguration<Reminder>, IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders");
        builder.Property(reminder => reminder.Id).ValueGeneratedNever();
        builder.Property(reminder => reminder.Version).IsConcurrencyToken();
        builder
            .HasOne<Department>()
            .WithMany()
            .HasForeignKey(reminder => reminder.DepartmentId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(reminder => new { reminder.TaskId, reminder.SubtaskId });

        // The sweep reads what is open and due, every few seconds: the index holds open rows only.
        builder.HasIndex(reminder => reminder.FireAt).HasFilter("\"FiredAt\" IS NULL AND \"CancelledAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(notice => notice.PersonId).OnDelete(DeleteBehavior.Restrict);

        // A reminder never reaches a person twice, whatever ran twice.
        builder.HasIndex(notice => new { notice.ReminderId, notice.PersonId }).IsUnique();
        builder.HasIndex(notice => new { notice.PersonId, notice.CreatedAt }).IsDescending(false, true);
        builder.HasIndex(notice => notice.PersonId, "IX_Notices_Unread").HasFilter("\"ReadAt\" IS NULL");
    }
}
