namespace Workflows.Documents;

/// <summary>A paragraph's last sentence that hands out the work without bracket or label: 由甲牵头，乙、丙配合。</summary>
internal static class MarkerSentence
{
    private const int Longest = 200;

    public static Marker? Read(string paragraph)
    {
        var end = paragraph.Length > 0 && paragraph[^1] == '。' ? paragraph.Length - 1 : paragraph.Length;
        if (end == 0)
        {
            return null;
        }

        // Clause by clause from the end, as long as each says nothing but who does what.
        var start = end;
        var floor = Math.Max(0, end - Longest);
        for (var from = end; from > floor; from--)
        {
            if (from > 0 && !(IsBoundary(paragraph[from - 1]) || from == 0))
            {
                continue;
            }

            if (!HandsOut(paragraph[from..ClauseEnd(start, end)]))
            {
                break;
            }

            start = from;
            if (Punctuation.EndsSentence(paragraph[from - 1]))
            {
                break;
            }
        }

        return start < end && MarkerContent.Read(paragraph[start..end]) is { Clauses.Count: > 0 } content
            ? new Marker(start, paragraph.Length, content.Clauses, content.Term)
            : null;

        static int ClauseEnd(int start, int end) => start == end ? end : start - 1;
    }

    private static bool IsBoundary(char c) => Punctuation.EndsClause(c);

    private static bool HandsOut(string clause)
    {
        var list = MarkerVerb.Read(clause)?.Names ?? clause;
        if (list.StartsWith("会同", StringComparison.Ordinal))
        {
            list = list["会同".Length..];
        }

        return UnitNames.Read(list).Names is { Count: > 0 } names && names.All(UnitNames.IsSurelyUnit);
    }
}
