namespace Workflows.Audit;

/// <summary>Goes along the chain, row by row, and notes what does not fit.</summary>
internal sealed class AuditWalk(string? expected)
{
    private readonly List<AuditFault> faults = [];
    private long rows;
    private string hash = AuditHash.Genesis;
    private long? expectedAt = expected is AuditHash.Genesis ? 0 : null;

    /// <summary>The last row looked at.</summary>
    public long Last { get; private set; }

    public IReadOnlyList<AuditFault> Faults => faults;

    public void Step(AuditEntry row)
    {
        if (row.Sequence != Last + 1)
            Add(Last + 1, null, "missing", $"审批记录第{Missing(row)}条缺失：已被删除，或编号被改动。");
        else if (row.Hash.Length == 0)
            Add(
                row.Sequence,
                row.Id,
                "not_chained",
                $"审批记录第{row.Sequence}条（{row.Id}）没有进入链：不是由本服务写入的。"
            );
        else if (row.PreviousHash != hash)
            Add(
                row.Sequence,
                row.Id,
                "broken_link",
                $"审批记录第{row.Sequence}条（{row.Id}）与上一条不衔接：这一条或上一条被改动、替换或调换。"
            );

        if (row.Hash.Length > 0 && !AuditHash.Knows(row.Algorithm))
            Add(
                row.Sequence,
                row.Id,
                "unknown_algorithm",
                $"审批记录第{row.Sequence}条（{row.Id}）的算法“{row.Algorithm}”不认识。"
            );
        else if (row.Hash.Length > 0 && AuditHash.Of(row) != row.Hash)
            Add(row.Sequence, row.Id, "altered", $"审批记录第{row.Sequence}条（{row.Id}）的内容被改动，与其哈希不符。");

        rows++;
        Last = row.Sequence;
        hash = row.Hash;
        if (expected is not null && row.Hash == expected)
            expectedAt = row.Sequence;
    }

    /// <summary>What came of it, with the end of the chain as the head says.</summary>
    public AuditVerdict End(AuditAnchor head)
    {
        if (head.Hash.Length == 0)
            Add(Last, null, "head_missing", "链尾的登记行不见了：末尾的记录可能已被删除。");
        else if (head.Sequence > Last)
            Add(Last + 1, null, "truncated", $"审批记录在第{Last}条之后被截断：链尾登记的是第{head.Sequence}条。");
        else if (head.Sequence < Last)
            Add(
                head.Sequence + 1,
                null,
                "beyond_head",
                $"审批记录第{head.Sequence + 1}条起超出链尾登记的第{head.Sequence}条：不是由本服务写入的。"
            );
        else if (head.Hash != hash)
            Add(Last, null, "head_mismatch", $"链尾登记的哈希与第{Last}条不符：末尾的记录被替换。");

        if (expected is not null && expectedAt is null)
            Add(null, null, "anchor_missing", $"链里没有此前记下的哈希{expected}：它所在的记录已被改动或删除。");

        return new AuditVerdict(faults.Count == 0, rows, head.Sequence, head.Hash, expectedAt, faults);
    }

    /// <summary>What came of it when the next row can't even be read.</summary>
    public AuditVerdict Unreadable()
    {
        Add(Last + 1, null, "unreadable", $"审批记录第{Last}条之后有一条无法读取：其中的值被改坏。");
        return new AuditVerdict(Intact: false, rows, Last, hash, expectedAt, faults);
    }

    private string Missing(AuditEntry row) =>
        row.Sequence == Last + 2 ? $"{Last + 1}" : $"{Last + 1}至{row.Sequence - 1}";

    private void Add(long? sequence, Guid? id, string code, string message) =>
        faults.Add(new AuditFault(sequence, id, code, message));
}

/// <summary>Whether the record is as it was written.</summary>
/// <param name="Intact">Nothing was found.</param>
/// <param name="Rows">How many rows were looked at.</param>
/// <param name="HeadSequence">The last row's place.</param>
/// <param name="HeadHash">The last row's hash: note it for the next check.</param>
/// <param name="ExpectedAt">The place of the hash that was expected, where it was found.</param>
/// <param name="Faults">What was found, first to last; the search stops after some.</param>
public sealed record AuditVerdict(
    bool Intact,
    long Rows,
    long HeadSequence,
    string HeadHash,
    long? ExpectedAt,
    IReadOnlyList<AuditFault> Faults
);

/// <summary>One thing wrong with the record.</summary>
/// <param name="Sequence">The place it is about.</param>
/// <param name="Id">The row, where there is one.</param>
/// <param name="Code">Stable snake_case code.</param>
/// <param name="Message">A plain zh-CN sentence that names the row.</param>
public sealed record AuditFault(long? Sequence, Guid? Id, string Code, string Message);
