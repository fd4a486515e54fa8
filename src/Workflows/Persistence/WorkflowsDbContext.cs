using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence.Flows;

namespace Workflows.Persistence;

/// <summary>Everything that is stored. One context per command; one commit per command.</summary>
/// <remarks>Each database has its own sealed context, so that each has its own migrations.</remarks>
public abstract class WorkflowsDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>What the running transaction has to record.</summary>
    internal PendingAudit PendingAudit { get; } = new();

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(AuditSeal.Instance);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkflowsDbContext).Assembly);

        // Ids are made by the code, so a new child of a stored parent is an insert.
        foreach (
            var key in builder.Model.GetEntityTypes().Select(entity => entity.FindPrimaryKey()).OfType<IMutableKey>()
        )
        {
            foreach (
                var property in key.Properties.Where(property =>
                    property.ClrType == typeof(Guid) && !property.IsShadowProperty()
                )
            )
                property.ValueGenerated = ValueGenerated.Never;
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Names, not numbers: a stored value survives a reordered enum and is readable in the database.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State is EntityState.Modified)
                entry.Property(nameof(IVersioned.Version)).CurrentValue = entry.Entity.Version + 1;
        }

        // A definition's Version is its number, so its commits are counted elsewhere.
        foreach (var entry in ChangeTracker.Entries<DefinitionVersion>())
        {
            if (entry.State is EntityState.Modified)
                entry.Property(row => row.Commits).CurrentValue = entry.Entity.Commits + 1;
        }
    }
}
