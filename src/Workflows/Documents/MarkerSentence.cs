using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>A paragraph's last sentence that hands out the work without bracket or label: 由甲牵头，乙、丙配合。</summary>
internal static class MarkerSentence
{
    private const int Longest = 200;

    // 市财政局做好资金保障
    private static readonly Regex Acting = new(
        @"^(?<unit>[省市县区州镇][\p{L}]{1,10}?(局|委|厅|办|中心))\p{L}{2,20}$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

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

            if (paragraph[from..ClauseEnd(start, end)] is var clause && !HandsOut(clause) && !IsTerm(clause))
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
            : ReadBeginning(paragraph, floor, end);

        static int ClauseEnd(int start, int end) => start == end ? end : start - 1;
    }

    // 由甲局负责，乙局保障资金: who does what, and then what another does besides.
    private static Marker? ReadBeginning(string paragraph, int floor, int end)
    {
        var start = end - 1;
        while (start > floor && !Punctuation.EndsSentence(paragraph[start - 1]))
        {
            start--;
        }

        var clauses = Punctuation.Split(paragraph[Math.Max(0, start)..end], IsBoundary);
        if (clauses.Count < 2 || MarkerVerb.Read(clauses[0]) is null || !HandsOut(clauses[0]))
        {
            return null;
        }

        var others = clauses.Skip(1).Select(clause => Acting.Match(clause)).TakeWhile(match => match.Success).ToList();
        if (others.Count != clauses.Count - 1 || MarkerContent.Read(clauses[0]) is not { Clauses.Count: > 0 } content)
        {
            return null;
        }

        var names = others.ConvertAll(match => match.Groups["unit"].Value);
        var besides = new Clause(UnitRole.Participant, ByLabel: false, Shared: false, names, Open: false);
        return new Marker(start, paragraph.Length, [.. content.Clauses, besides], content.Term);
    }

    private static bool IsBoundary(char c) => Punctuation.EndsClause(c);

    // 由甲局牵头，乙局配合，2026年底前完成
    private static bool IsTerm(string clause) => DuePhrase.IsTerm(clause) && !UnitNames.IsUnit(clause);

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
