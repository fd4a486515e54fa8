using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Plans;

/// <summary>The file a plan was made from, as it came (方案原文). Kept once; it is never replaced.</summary>
public sealed class PlanDocument
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type the browser stated.</summary>
    public required string ContentType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was handed over.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PlanDocument>
    {
        public void Configure(EntityTypeBuilder<PlanDocument> builder)
        {
            builder.ToTable("PlanDocuments");
            builder.HasKey(document => document.PlanId);
            builder.HasOne<Plan>().WithOne().HasForeignKey<PlanDocument>(document => document.PlanId);
        }
    }
}
