namespace Workflows.Documents;

/// <summary>The document's own words on which of the listed units leads: 列在首位的为牵头部门, 排在第一位的…，下同.</summary>
internal static class LeadRule
{
    private const int Longest = 200;

    private static readonly string[] First =
    [
        "首位",
        "第一位",
        "排名第一",
        "排在第一",
        "排第一",
        "列第一",
        "第一个",
        "排在首",
        "首个",
        "第一個",
        "排在最前",
    ];

    public static bool IsStatedIn(string text) =>
        (text.Contains("牵头", StringComparison.Ordinal) || text.Contains("牽頭", StringComparison.Ordinal))
        && Words.Holds(text, First);

    /// <summary>The first paragraph that states the rule, cut down to the statement; a note (注) is taken whole.</summary>
    public static Passage? Find(IEnumerable<Paragraph> paragraphs) =>
        paragraphs
            .SelectMany(paragraph => paragraph.Row is { } row ? CellsOf(row) : [paragraph])
            .Where(paragraph => IsStatedIn(paragraph.Text))
            .Select(paragraph => paragraph.IsNote ? paragraph.Note : StatementIn(paragraph))
            .FirstOrDefault(statement => statement is not null);

    /// <summary>A list of units without a bracket that states the rule (甲局、乙局（首位为牵头单位，下同）).</summary>
    public static string Without(string list)
    {
        if (!Words.Holds(list, First))
        {
            return list;
        }

        var bracket = Bracket.Of(list).FindLast(bracket => IsStatedIn(bracket.Content(list)));
        return bracket.Close > 0 ? list.Remove(bracket.Open, bracket.Close - bracket.Open + 1) : list;
    }

    private static IEnumerable<Paragraph> CellsOf(TaskRow row) =>
        row.Markers.Select(marker => marker.Cell).OfType<Paragraph>();

    private static Passage? StatementIn(Paragraph paragraph)
    {
        foreach (var range in Sentences(paragraph.Text))
        {
            var sentence = paragraph.Text[range];
            if (sentence.Length <= Longest && IsStatedIn(sentence))
            {
                return FromFirstStatement(new Passage(sentence, paragraph, range.Start.Value));
            }
        }

        return null;
    }

    // 甲、乙负责，排在第一位的为牵头部门，下同: the units before the statement are no part of it.
    private static Passage FromFirstStatement(Passage sentence)
    {
        var place = First.Min(word =>
            sentence.Text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? at : int.MaxValue
        );
        var comma = sentence.Text.AsSpan(0, place).LastIndexOfAny('，', ',');
        var statement = sentence.From(comma + 1);
        return Numbering.Read(statement.Text) is { } number ? statement.From(number.Length) : statement;
    }

    private static IEnumerable<Range> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (
                i == text.Length
                || Punctuation.EndsSentence(text[i])
                || Punctuation.Opens(text[i])
                || Punctuation.Closes(text[i])
            )
            {
                yield return start..i;
                start = i + 1;
            }
        }
    }
}
