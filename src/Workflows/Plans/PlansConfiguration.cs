using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;

namespace Workflows.Plans;

internal sealed class PlansConfiguration
    : IEntityTypeConfiguration<Plan>,
        IEntityTypeConfiguration<PlanSection>,
        IEntityTypeConfiguration<PlanTask>,
        IEntityTypeConfiguration<Participant>,
        IEntityTypeConfiguration<Target>,
        IEntityTypeConfiguration<Subtask>,
        IEntityTypeConfiguration<Submission>,
        IEntityTypeConfiguration<Review>,
        IEntityTypeConfiguration<Consultation>,
        IEntityTypeConfiguration<ExtensionRequest>,
        IEntityTypeConfiguration<ProgressReport>,
        IEntityTypeConfiguration<TargetEntry>,
        IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.HasIndex(plan => plan.DocumentNumber).IsUnique();
        builder.HasMany(plan => plan.Sections).WithOne().HasForeignKey(section => section.PlanId);
        builder.HasMany(plan => plan.Tasks).WithOne().HasForeignKey(task => task.PlanId);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PlanSection> builder) => builder.ToTable("PlanSections");

    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.ToTable("PlanTasks");
        builder.HasIndex(task => new { task.PlanId, task.Order });
        builder.HasIndex(task => new { task.LeadDepartmentId, task.HandedOutAt });
        builder.HasIndex(task => task.HandedOutAt);
        builder.HasIndex(task => task.DueOn);
        builder.HasIndex(task => task.CompletedAt);
        builder
            .HasOne<Department>()
            .WithMany()
            .HasForeignKey(task => task.LeadDepartmentId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(task => task.Participants).WithOne().HasForeignKey(participant => participant.TaskId);
        builder.HasMany(task => task.Targets).WithOne().HasForeignKey(target => target.TaskId);
        builder.OwnsOne(task => task.Cycle, cycle => cycle.HasIndex(row => row.NextOn));
        builder.Property(task => task.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.HasKey(participant => new { participant.TaskId, participant.DepartmentId });
        builder.HasIndex(participant => participant.DepartmentId);
    }

    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.ToTable("Targets");
        builder.Ignore(target => target.Kind);
    }

    public void Configure(EntityTypeBuilder<Subtask> builder)
    {
        builder.ToTable("Subtasks");
        builder.HasIndex(subtask => new { subtask.TaskId, subtask.Number }).IsUnique();
        builder.HasIndex(subtask => subtask.BookmarkId);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(subtask => subtask.TaskId);
        builder.OwnsOne(
            subtask => subtask.Period,
            period =>
            {
                period.Ignore(row => row.Next);
                period.Ignore(row => row.EndsOn);
                period.HasIndex(row => row.StartsOn);
            }
        );
        builder.Property(subtask => subtask.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder
            .HasIndex(submission => new
            {
                submission.TaskId,
                submission.SubtaskId,
                submission.Round,
            })
            .IsUnique();
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(submission => submission.TaskId);
        builder.HasMany(submission => submission.Reviews).WithOne().HasForeignKey(review => review.SubmissionId);
        builder.OwnsMany(submission => submission.Figures, figures => figures.ToJson());
    }

    public void Configure(EntityTypeBuilder<Review> builder) => builder.ToTable("Reviews");

    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("Consultations");
        builder.HasIndex(consultation => consultation.TaskId);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(consultation => consultation.TaskId);
        builder.Property(consultation => consultation.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ExtensionRequest> builder)
    {
        builder.ToTable("ExtensionRequests");
        builder.HasIndex(request => new { request.TaskId, request.RequestedAt });
        builder.HasIndex(request => new { request.Status, request.RequestedAt });
        builder.HasIndex(request => new { request.DepartmentId, request.RequestedAt });
        builder
            .HasIndex(request => request.TaskId, "IX_ExtensionRequests_OnePending")
            .IsUnique()
            .HasFilter("\"Status\" = 'Pending'");
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(request => request.TaskId);
        builder.Property(request => request.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("ProgressReports");
        builder.HasIndex(report => new { report.TaskId, report.SubmittedAt });
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(report => report.TaskId);
        builder.OwnsMany(report => report.Figures, figures => figures.ToJson());
        builder.Property(report => report.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<TargetEntry> builder)
    {
        builder.ToTable("TargetEntries");
        builder.HasIndex(entry => new { entry.TargetId, entry.At });
        builder.HasIndex(entry => entry.TaskId);
        builder.HasIndex(entry => entry.PeriodId);
        builder.HasIndex(entry => entry.SubmissionId);
        builder.HasIndex(entry => entry.ReversesId).IsUnique();
        builder.HasOne<Target>().WithMany().HasForeignKey(entry => entry.TargetId);
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.HasIndex(evidence => evidence.TaskId);
        builder.HasIndex(evidence => evidence.SubmissionId);
        builder.HasIndex(evidence => evidence.ReportId);
        builder.HasIndex(evidence => evidence.Sha256);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(evidence => evidence.TaskId);
    }
}
