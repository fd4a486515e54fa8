using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Copies;

/// <summary>What a person is given to read of a flow, without a vote: a copy (抄送), or a circulation that asks for 已阅 (传阅).</summary>
public sealed class PersonalCopy : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whether reading it is asked for.</summary>
    public required CopyKind Kind { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The flow it is of.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>The step that circulates it; empty for copies, of which a person gets one of a flow.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The plan it is about.</summary>
    public required Guid? PlanId { get; init; }

    /// <summary>The task it is about.</summary>
    public required Guid? TaskId { get; init; }

    /// <summary>The subtask it is about, if it is about one.</summary>
    public required Guid? SubtaskId { get; init; }

    /// <summary>What it is called in the inbox.</summary>
    public required string Title { get; init; }

    /// <summary>What is said with it.</summary>
    public required string? Message { get; init; }

    /// <summary>Who gave it; null when the flow did.</summary>
    public required Guid? GivenById { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The wait of the flow that its reading ends, with that of the others; null when the flow doesn't wait.</summary>
    public string? BookmarkId { get; set; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>What the reader says to it.</summary>
    public string? Opinion { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>The person has read it (已阅).</summary>
    public void Read(string? opinion, DateTimeOffset now)
    {
        ReadAt = now;
        Opinion = opinion;
    }
}

/// <summary>Whether reading is asked for.</summary>
public enum CopyKind
{
    /// <summary>For information (抄送).</summary>
    Copy,

    /// <summary>To be read and marked so (传阅).</summary>
    Circulation,
}

internal sealed class PersonalCopyConfiguration : IEntityTypeConfiguration<PersonalCopy>
{
    public void Configure(EntityTypeBuilder<PersonalCopy> builder)
    {
        builder.ToTable("Copies");

        // Whatever gives it twice, a person has it once.
        builder
            .HasIndex(row => new
            {
                row.WorkflowInstanceId,
                row.Kind,
                row.ActivityId,
                row.PersonId,
            })
            .IsUnique();
        builder.HasIndex(row => new { row.PersonId, row.CreatedAt }).IsDescending(false, true);
        builder.HasIndex(row => row.PersonId, "IX_Copies_Unread").HasFilter("\"ReadAt\" IS NULL");
        builder.HasIndex(row => row.BookmarkId).HasFilter("\"ReadAt\" IS NULL");
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}
