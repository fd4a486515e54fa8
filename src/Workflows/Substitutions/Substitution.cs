using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Substitutions;

/// <summary>One person may decide another's work items for some days (代理).</summary>
public sealed class Substitution : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose work items.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Who may decide them as well.</summary>
    public required Guid SubstituteId { get; init; }

    /// <summary>Only those of this definition's flows; null for all.</summary>
    public required string? DefinitionId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly FromOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ToOn { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>Who arranged it: the person, or the office.</summary>
    public required Guid CreatedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was ended before its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it.</summary>
    public Guid? EndedById { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Ends it before its last day.</summary>
    /// <exception cref="RuleException">It is over.</exception>
    public void End(Guid byId, DateOnly today, DateTimeOffset now)
    {
        if (EndedAt is not null || ToOn < today)
            throw new RuleException("substitution_over", "这项代理已经结束。");

        EndedAt = now;
        EndedById = byId;
    }
}

internal sealed class SubstitutionConfiguration : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.ToTable("Substitutions");
        builder.HasIndex(row => new { row.SubstituteId, row.ToOn });
        builder.HasIndex(row => new { row.PersonId, row.ToOn });
        builder.HasIndex(row => new { row.FromOn, row.Id });
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}
