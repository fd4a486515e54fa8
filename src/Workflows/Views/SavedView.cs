using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;

namespace Workflows.Views;

/// <summary>What a person narrowed a page to, kept under a name: the query of the page's address (视图).</summary>
public sealed class SavedView
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The page, by the path of its address, such as <c>/ledger</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What the person calls it; once a page.</summary>
    public required string Name { get; init; }

    /// <summary>The query of the address, without the question mark.</summary>
    public required string Query { get; set; }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder
            .HasIndex(view => new
            {
                view.PersonId,
                view.Path,
                view.Name,
            })
            .IsUnique();
        builder.Property(view => view.Path).HasMaxLength(SaveView.LongestPath);
        builder.Property(view => view.Name).HasMaxLength(SaveView.LongestName);
        builder.Property(view => view.Query).HasMaxLength(SaveView.LongestQuery);
        builder.HasOne<Person>().WithMany().HasForeignKey(view => view.PersonId);
    }
}
