using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Drafts;

/// <summary>What a person has begun to fill in and not yet handed in (草稿). It is his own: nobody else sees it.</summary>
public sealed class Draft : IVersioned
{
    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What is being filled in.</summary>
    public required DraftKind Kind { get; init; }

    /// <summary>The work item, or the plan that is corrected; of an import the draft's own id.</summary>
    public required Guid AboutId { get; init; }

    /// <summary>What it is called in a list.</summary>
    public required string Title { get; set; }

    /// <summary>What was filled in, as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; init; }
}

/// <summary>What a draft is a draft of.</summary>
public enum DraftKind
{
    /// <summary>The decision of a work item (办理).</summary>
    WorkItem,

    /// <summary>A plan that is being imported (导入方案).</summary>
    Import,

    /// <summary>What is confirmed of a corrected document (更正重新导入).</summary>
    Reimport,
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => new
        {
            draft.PersonId,
            draft.Kind,
            draft.AboutId,
        });
        builder.HasIndex(draft => new { draft.Kind, draft.AboutId });
        builder.HasIndex(draft => draft.SavedAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(draft => draft.PersonId);
        builder.Property(draft => draft.Title).HasMaxLength(500);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
    }
}
