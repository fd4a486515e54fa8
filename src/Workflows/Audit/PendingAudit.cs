using Microsoft.EntityFrameworkCore.Storage;

namespace Workflows.Audit;

/// <summary>What the running transaction of a context has to record. It belongs to that transaction: a try that was rolled back leaves nothing to the next.</summary>
internal sealed class PendingAudit
{
    private readonly List<AuditRecord> records = [];
    private Guid? transaction;

    /// <summary>Keeps a row for the commit of the running transaction.</summary>
    /// <exception cref="InvalidOperationException">No transaction runs.</exception>
    public void Add(IDbContextTransaction? running, AuditRecord record)
    {
        if (running is null)
            throw new InvalidOperationException("An audit record is written inside a transaction.");

        if (transaction != running.TransactionId)
            records.Clear();
        transaction = running.TransactionId;
        records.Add(record);
    }

    /// <summary>Drops what was kept so far: the running transaction goes on, but what was done in it is rolled back.</summary>
    public void Forget() => records.Clear();

    /// <summary>Takes what the committing transaction has to record.</summary>
    public IReadOnlyList<AuditRecord> TakeOf(Guid committing)
    {
        List<AuditRecord> taken = transaction == committing ? [.. records] : [];
        records.Clear();
        transaction = null;
        return taken;
    }
}
