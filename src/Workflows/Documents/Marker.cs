using System.Buffers;

namespace Workflows.Documents;

/// <summary>A responsibility marker (责任标注) in a paragraph.</summary>
/// <param name="Start">Its first character, the opening bracket if it has one.</param>
/// <param name="End">The place after its last character.</param>
/// <param name="Clauses">Who has which role.</param>
/// <param name="Term">The words of a term label (完成时限：…), if there is one.</param>
internal sealed record Marker(int Start, int End, IReadOnlyList<Clause> Clauses, string? Term)
{
    /// <summary>The cell of a table it was read from; null for a part of a paragraph.</summary>
    public Paragraph? Cell { get; init; }

    /// <summary>The longest list of units that is still taken for a marker.</summary>
    public const int Longest = 500;

    // （甲局牵头）
    private const int Shortest = 4;

    private const int LongestUnits = 200;

    // Every label and verb has one of these; a bracket without any is passed over without a closer look.
    private static readonly SearchValues<char> Signs = SearchValues.Create("责牵负配参协办落施时期会責牽負參協辦時會");

    // A bracket or the colon of a label.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("（(〔【[［「『〖｛{：:");

    /// <summary>All markers of a paragraph: in brackets, or a label that begins the paragraph or a sentence of it.</summary>
    /// <param name="paragraph">The paragraph.</param>
    public static IReadOnlyList<Marker> FindAll(string paragraph)
    {
        if (!MayHoldMarker(paragraph))
        {
            return [];
        }

        var markers = InBrackets(paragraph).ToList();
        if (ReadBare(paragraph) is not { } bare)
        {
            return markers;
        }

        // 责任单位：甲局（责任人：某某）: what names no unit in brackets is a remark within the label's words.
        markers.RemoveAll(marker => marker.Clauses.Count == 0 && marker.Start > bare.Start && marker.End <= bare.End);
        if (!markers.Exists(marker => marker.End > bare.Start && marker.Start < bare.End))
        {
            markers.Insert(markers.Count(marker => marker.End <= bare.Start), bare);
        }

        return markers;
    }

    /// <summary>Whether there is any; a long paragraph is read no further than to the first.</summary>
    public static bool IsIn(string paragraph) =>
        MayHoldMarker(paragraph) && (InBrackets(paragraph).Any() || ReadBare(paragraph) is not null);

    private static bool MayHoldMarker(string paragraph) =>
        paragraph.AsSpan().ContainsAny(Beginnings) || MarkerLabel.Read(paragraph) is not null;

    private static IEnumerable<Marker> InBrackets(string paragraph)
    {
        var (end, count) = (0, 0);
        foreach (var bracket in Bracket.Of(paragraph))
        {
            if (bracket.Open >= end && ReadBracket(paragraph, bracket) is { } marker)
            {
                end = marker.End;
                if (++count > DocumentText.MaxTasks)
                {
                    throw DocumentText.TooManyTasks();
                }

                yield return marker;
            }
        }
    }

    /// <summary>All markers, or else the last sentence if it hands out the work (由甲牵头，乙配合。).</summary>
    public static IReadOnlyList<Marker> FindAllOrSentence(string paragraph) =>
        FindAll(paragraph) is { Count: > 0 } markers ? markers
        : MarkerSentence.Read(paragraph) is { } sentence ? [sentence]
        : [];

    private static Marker? ReadBracket(string paragraph, Bracket bracket)
    {
        var length = bracket.Close - bracket.Open - 1;
        if (ReadUnitsOnly(paragraph, bracket) is { } units)
        {
            return units;
        }

        if (
            length is < Shortest or > Longest
            || !paragraph.AsSpan(bracket.Open + 1, Math.Max(0, length)).ContainsAny(Signs)
        )
        {
            return null;
        }

        return Create(bracket.Open, bracket.Close + 1, MarkerContent.Read(bracket.Content(paragraph)));
    }

    // （甲、乙，3月底前） after the last sentence: nothing but units, and maybe a term.
    private static Marker? ReadUnitsOnly(string paragraph, Bracket bracket)
    {
        var isHeading =
            bracket.Close == paragraph.Length - 1 && !paragraph.AsSpan(0, bracket.Open).ContainsAny('。', '，', '；');
        var stands = bracket.Open == 0 || isHeading || Punctuation.EndsSentence(paragraph[bracket.Open - 1]);
        if (!stands || bracket.Close < paragraph.Length - 2 || bracket.Close - bracket.Open > LongestUnits)
        {
            return null;
        }

        var content = bracket.Content(paragraph);
        if (content.AsSpan().ContainsAny('：', ':', '。') || content.Contains("会同", StringComparison.Ordinal))
        {
            return null;
        }

        var statements = Punctuation.Split(content, c => c is '，' or ',' or '；' or ';');
        var terms = statements.FindAll(statement => DuePhrase.IsTerm(statement) && !UnitNames.IsUnit(statement));
        if (terms.Count == statements.Count || statements.Exists(statement => MarkerVerb.Read(statement) is not null))
        {
            return null;
        }

        var units = UnitNames.Read(string.Join('，', statements.Except(terms, StringComparer.Ordinal)));
        if (units.Names.Count < (bracket.Open == 0 || isHeading ? 2 : 1) || !units.Names.All(UnitNames.IsSurelyUnit))
        {
            return null;
        }

        return new Marker(
            bracket.Open,
            bracket.Close + 1,
            MarkerContent.ClausesOf(units),
            terms.Count == 0 ? null : string.Join('，', terms)
        );
    }

    // 责任单位：甲、乙 without brackets or with one of them lost, on a line of its own or after the last sentence.
    private static Marker? ReadBare(string paragraph)
    {
        for (var start = 0; start >= 0 && start < paragraph.Length; start = NextStart(paragraph, start))
        {
            if (paragraph.Length - start > Longest || LabelAt(paragraph, start) is not { } label)
            {
                continue;
            }

            var end = EndOfLabels(paragraph, start);
            return Create(start, end, MarkerContent.Read(WithoutStrayBracket(paragraph[label..end])));
        }

        return null;
    }

    // Labels begin a sentence, stand behind a space, or are a bracket of their own (【牵头单位】甲).
    private static int NextStart(string paragraph, int start)
    {
        for (var i = start + 1; i < paragraph.Length; i++)
        {
            if (paragraph[i - 1] == '。' || char.IsWhiteSpace(paragraph[i - 1]) || paragraph[i] == '【')
            {
                return i;
            }
        }

        return -1;
    }

    // The place of a label that begins here, or behind a bracket that was never closed.
    private static int? LabelAt(string paragraph, int start) =>
        MarkerLabel.Read(paragraph.AsSpan(start)) is not null ? start
        : Punctuation.Opens(paragraph[start]) && MarkerLabel.Read(paragraph.AsSpan(start + 1)) is not null ? start + 1
        : null;

    // One sentence, and those after it that begin with a label too.
    private static int EndOfLabels(string paragraph, int start)
    {
        var end = start;
        do
        {
            end = NextSentence(paragraph, end);
        } while (end > 0 && MarkerLabel.Read(paragraph.AsSpan(end)) is not null);

        return end > 0 ? end : paragraph.Length;
    }

    private static string WithoutStrayBracket(string content) =>
        content[^1] is '》' or '〉'
        || Punctuation.Closes(content[^1]) && content.Count(Punctuation.Opens) < content.Count(Punctuation.Closes)
            ? content[..^1]
            : content;

    private static int NextSentence(string paragraph, int start)
    {
        var end = paragraph.IndexOf('。', start);
        return end < 0 ? -1 : end + 1;
    }

    private static Marker? Create(int start, int end, MarkerContent? content) =>
        content is null ? null : new Marker(start, end, content.Clauses, content.Term);
}
