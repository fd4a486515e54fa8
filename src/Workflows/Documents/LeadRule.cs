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
    public static string? Find(IEnumerable<Paragraph> paragraphs) =>
        paragraphs
            .Where(paragraph => IsStatedIn(paragraph.Text))
            .Select(paragraph => paragraph.IsNote ? paragraph.NoteText : StatementIn(paragraph.Text))
            .FirstOrDefault(statement => statement is not null);

    private static string? StatementIn(string text)
    {
        foreach (var range in Sentences(text))
        {
            var sentence = text[range];
            if (sentence.Length <= Longest && IsStatedIn(sentence))
            {
                return FromFirstStatement(sentence);
            }
        }

        return null;
    }

    // 甲、乙负责，排在第一位的为牵头部门，下同: the units before the statement are no part of it.
    private static string FromFirstStatement(string sentence)
    {
        var place = First.Min(word =>
            sentence.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? at : int.MaxValue
        );
        var comma = sentence.AsSpan(0, place).LastIndexOfAny('，', ',');
        var statement = sentence[(comma + 1)..].Trim();
        return Numbering.Read(statement) is { } number ? statement[number.Length..].Trim() : statement;
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
