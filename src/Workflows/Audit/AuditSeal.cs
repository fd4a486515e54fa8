using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workflows.Persistence;

namespace Workflows.Audit;

/// <summary>Chains and writes what a transaction has to record, as its very last act, whoever commits it.</summary>
/// <remarks>
/// The head of the chain is taken last: everything else of the commit is already written, so on PostgreSQL
/// others wait for two statements and the commit, never for a burst. Nothing is locked after it, so it cannot
/// be part of a deadlock. A crash before the commit leaves the head where it was: no gap, no half row.
/// </remarks>
internal sealed class AuditSeal : DbTransactionInterceptor
{
    public static AuditSeal Instance { get; } = new();

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    ) =>
        eventData.Context is WorkflowsDbContext db && db.PendingAudit.TakeOf(eventData.TransactionId).Count > 0
            ? throw new InvalidOperationException("A transaction with audit records is committed asynchronously.")
            : result;

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is WorkflowsDbContext db)
            await SealAsync(db, db.PendingAudit.TakeOf(eventData.TransactionId), cancellationToken);

        return result;
    }

    private static async Task SealAsync(
        WorkflowsDbContext db,
        IReadOnlyList<AuditRecord> records,
        CancellationToken cancellationToken
    )
    {
        if (records.Count == 0)
            return;

        var head = await AuditHead.ReserveAsync(db, records.Count, cancellationToken);
        db.Attach(head);
        var sequence = head.Sequence - records.Count;
        foreach (var record in records)
        {
            record.Seal(++sequence, head.Hash);
            head.Hash = record.Hash;
        }

        db.AddRange(records);
        await db.SaveChangesAsync(cancellationToken);

        // The next commit of this context reads the head anew: somebody else may have moved it.
        db.Entry(head).State = EntityState.Detached;
    }
}
