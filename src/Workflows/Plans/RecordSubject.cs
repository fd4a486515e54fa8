using System.Diagnostics;
using Workflows.Audit;

namespace Workflows.Plans;

/// <summary>What the ledger counts of a task, each to be read in the record.</summary>
public enum RecordSubject
{
    /// <summary>It was sent back in a review (退回).</summary>
    Returns,

    /// <summary>Its term was extended (延期).</summary>
    Extensions,

    /// <summary>Somebody was urged on (催办).</summary>
    Urges,
}

internal static class RecordSubjects
{
    /// <summary>Names of the acts that send something back.</summary>
    public static readonly string[] Returning = ["workItem.return", "workItem.automatic.return"];

    /// <summary>The acts on tasks that the ledger counts.</summary>
    public static IQueryable<AuditRecord> About(this IQueryable<AuditRecord> rows, RecordSubject subject) =>
        subject switch
        {
            RecordSubject.Returns => rows.Where(row => row.SubtaskId == null && Returning.Contains(row.Action)),
            RecordSubject.Extensions => rows.Where(row => row.Action == "extension.approve"),
            RecordSubject.Urges => rows.Where(row => row.Action == "workItem.urge"),
            _ => throw new UnreachableException(),
        };
}
