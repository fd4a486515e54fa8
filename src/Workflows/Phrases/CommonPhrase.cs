using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;

namespace Workflows.Phrases;

/// <summary>A sentence a person uses again and again in opinions (常用语). It is his own.</summary>
public sealed class CommonPhrase
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CommonPhrase>
    {
        public void Configure(EntityTypeBuilder<CommonPhrase> builder)
        {
            builder.ToTable("CommonPhrases");
            builder.HasIndex(phrase => new { phrase.PersonId, phrase.Text }).IsUnique();
            builder.HasOne<Person>().WithMany().HasForeignKey(phrase => phrase.PersonId);
            builder.Property(phrase => phrase.Text).HasMaxLength(AddPhrase.LongestText);
        }
    }
}
