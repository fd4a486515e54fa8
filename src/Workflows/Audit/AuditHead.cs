using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Audit;

/// <summary>The end of the chain: the one row that commits with something to record take turns at.</summary>
internal sealed class AuditHead
{
    private const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The last row's place.</summary>
    public long Sequence { get; private set; }

    /// <summary>The last row's hash.</summary>
    public required string Hash { get; set; }

    /// <summary>Reserves the next places and reads the hash they follow. On PostgreSQL others wait here until this commit ends.</summary>
    public static async Task<AuditHead> ReserveAsync(DbContext db, int places, CancellationToken cancellationToken) =>
        (
            await db.Set<AuditHead>()
                .FromSql($"""UPDATE "AuditHead" SET "Sequence" = "Sequence" + {places} RETURNING *""")
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).Single();

    internal sealed class Configuration : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("AuditHead");
            builder.Property(head => head.Id).ValueGeneratedNever();
            builder.Property(head => head.Hash).HasMaxLength(128);
            builder.HasData(
                new
                {
                    Id = OnlyId,
                    Sequence = 0L,
                    Hash = AuditHash.Genesis,
                }
            );
        }
    }
}
