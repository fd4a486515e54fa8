using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;

namespace Workflows.Plans.Uploads;

/// <summary>A file on its way to becoming evidence (上传中的佐证材料). How much is here is the length of its part on disk.</summary>
public sealed class Upload
{
    /// <summary>Identity of the row, and name of the part.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task it is for.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Who uploads it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type the browser stated.</summary>
    public required string ContentType { get; init; }

    /// <summary>Size of the whole file in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>What tells the same file chosen again from another one of that name and size.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What became of it; null while something is missing.</summary>
    public Guid? EvidenceId { get; private set; }

    /// <summary>All of it is here and kept.</summary>
    public void Finish(Guid evidenceId) => EvidenceId = evidenceId;

    internal sealed class Configuration : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> builder)
        {
            builder.ToTable("Uploads");
            builder.HasIndex(upload => new { upload.PersonId, upload.TaskId });
            builder.HasIndex(upload => upload.StartedAt);
            builder.Property(upload => upload.FileName).HasMaxLength(255);
            builder.Property(upload => upload.ContentType).HasMaxLength(200);
            builder.Property(upload => upload.Fingerprint).HasMaxLength(100);
            builder.HasOne<PlanTask>().WithMany().HasForeignKey(upload => upload.TaskId);
            builder.HasOne<Person>().WithMany().HasForeignKey(upload => upload.PersonId);
        }
    }
}
