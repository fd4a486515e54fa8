using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Audit;

/// <summary>Looks the chain over, and links the rows that were written before there was one.</summary>
public sealed class AuditChain(WorkflowsDbContext db, WriteGate gate)
{
    private const int BatchSize = 1000;
    private const int MostFaults = 20;

    /// <summary>Where the chain ends now: note it elsewhere, and a later check can tell whether the past was changed.</summary>
    public async Task<AuditAnchor> HeadAsync(CancellationToken cancellationToken)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return head is null ? new AuditAnchor(0, "") : new AuditAnchor(head.Sequence, head.Hash);
    }

    /// <summary>Recomputes every row and the links between them.</summary>
    /// <param name="expected">A hash noted earlier, which must still stand in the chain.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<AuditVerdict> VerifyAsync(string? expected, CancellationToken cancellationToken)
    {
        var walk = new AuditWalk(expected?.Trim().ToLowerInvariant());
        try
        {
            while (walk.Faults.Count < MostFaults && await ReadAfterAsync(walk.Last, cancellationToken) is [_, ..] rows)
            {
                foreach (var row in rows)
                    walk.Step(row.Entry);
            }
        }
        // A value changed to something that is none, such as a name where an id belongs.
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            return walk.Unreadable();
        }

        // Read after the rows: a commit in between moved the head on, and never back.
        return walk.End(await HeadAsync(cancellationToken));
    }

    /// <summary>Links the rows of a database that had no chain, in the order in which they were written. Once.</summary>
    /// <remarks>
    /// Only while the chain is empty: later a row without its place is a forgery, and is left for the check to name.
    /// One commit; a crash before it leaves all of it to the next start.
    /// </remarks>
    public async Task<int> LinkOldRowsAsync(CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var head = await AuditHead.ReserveAsync(db, places: 0, cancellationToken);
        if (head.Sequence > 0)
            return 0;

        long last = 0;
        var hash = head.Hash;
        while (await ReadAfterAsync(last, cancellationToken) is [_, ..] rows)
        {
            db.AttachRange(rows);
            foreach (var row in rows)
            {
                row.Seal(row.Sequence, hash);
                hash = row.Hash;
            }

            last = rows[^1].Sequence;
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await db.Set<AuditHead>()
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Sequence, last).SetProperty(row => row.Hash, hash),
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return (int)last;
    }

    private Task<List<AuditRecord>> ReadAfterAsync(long sequence, CancellationToken cancellationToken) =>
        db.Set<AuditRecord>()
            .AsNoTracking()
            .Where(record => record.Sequence > sequence)
            .OrderBy(record => record.Sequence)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
}

/// <summary>An end of the chain, to be noted where the database's owner can't change it.</summary>
/// <param name="Sequence">The last row's place; 0 while there is none.</param>
/// <param name="Hash">The last row's hash.</param>
public sealed record AuditAnchor(long Sequence, string Hash);
