using System.Text;

namespace Workflows.Documents;

/// <summary>
/// Puts lines together to paragraphs. A page break leaves a blank line in mid-sentence, so a blank line ends nothing:
/// a paragraph goes on until its sentence does, or until a line that can only begin a new one.
/// </summary>
internal sealed class Paragraphs
{
    private static readonly string[] FreshStarts = ["附件", "附：", "附:", "抄送", "主送"];

    private const int WidestPage = 50;
    private const int ShortestLabel = 2;
    private const int LongestLabel = 8;
    private const int LongestAlone = 14;

    private readonly int width;
    private readonly List<Paragraph> done = [];
    private readonly StringBuilder open = new();
    private readonly BracketScanner brackets = new();
    private readonly List<Line> taken = [];
    private Bracket? lastBracket;
    private bool isHeading;
    private bool isLabelLine;

    private Paragraphs(int width) => this.width = width;

    public static List<Paragraph> Of(IReadOnlyCollection<Line> lines)
    {
        var paragraphs = new Paragraphs(lines.Select(line => WidthOf(line.Text)).DefaultIfEmpty().Max());
        foreach (var line in lines)
        {
            if (!line.IsBlank)
            {
                paragraphs.Take(line);
            }
        }

        paragraphs.Close();
        return paragraphs.done;
    }

    private void Take(Line line)
    {
        var numbered = Numbering.Read(line.Text) is not null;
        if (open.Length > 0 && (numbered || isHeading || BeginsAnew(line.Text) || IsComplete()))
        {
            Close();
        }

        if (open.Length == 0)
        {
            // A numbered line without any sentence in it is a heading and complete as it stands.
            isHeading = numbered && IsWholeHeading(line.Text);
            isLabelLine = MarkerLabel.Read(line.Text) is not null;
        }

        Append(line);
    }

    private bool IsWholeHeading(string text) =>
        !FillsLine(text)
        && !text.AsSpan().ContainsAny('。', '；', '！')
        && text[^1] is not ('，' or '、')
        && text.AsSpan().Count('“') == text.AsSpan().Count('”')
        && text.AsSpan().Count('（') == text.AsSpan().Count('）');

    // In a text broken at a fixed width, a full line goes on below.
    private bool FillsLine(string text) => width <= WidestPage && WidthOf(text) >= width - 1;

    // A comma that may not begin a line leaves the one before it short.
    private bool NearlyFillsLine(string text) => width <= WidestPage && WidthOf(text) >= width - 2;

    // In characters of full width; letters and digits take half.
    private static int WidthOf(string text)
    {
        var half = text.Count(char.IsAscii);
        return text.Length - half + ((half + 1) / 2);
    }

    private bool BeginsAnew(string line) =>
        Paragraph.IsNoteText(line)
        || OfficialDate.IsDateLine(line)
        || Words.Begins(line, FreshStarts)
        || (
            !IsInsideMarker()
            && (MarkerLabel.Read(line) is not null || (BeginsWithLabel(line) && !FillsLine(taken[^1].Text)))
        );

    // 整改目标：, 完成标准：: words before a colon at the beginning of a line.
    private static bool BeginsWithLabel(string line)
    {
        var colon = line.AsSpan(0, Math.Min(line.Length, LongestLabel + 1)).IndexOfAny('：', ':');
        return colon >= ShortestLabel && line.AsSpan(0, colon).IndexOfAnyExceptInRange('一', '龥') < 0;
    }

    private bool IsComplete()
    {
        if (IsInsideMarker())
        {
            return false;
        }

        // 责任单位： with the units on the next line.
        if (open.Length <= LongestAlone && MarkerLabel.Read(open.ToString())?.Length == open.Length)
        {
            return false;
        }

        if (isLabelLine && !NearlyFillsLine(taken[^1].Text) && open[^1] is not ('、' or '，' or ',' or '；' or ';'))
        {
            return true;
        }

        var last = open[^1];
        if (Punctuation.EndsSentence(last))
        {
            return true;
        }

        if (last is '”' or '"' or '’' or '》')
        {
            return open.Length > 1 && Punctuation.EndsSentence(open[^2]);
        }

        return Punctuation.Closes(last) && EndsWithMarkerOrAside();
    }

    // （牵头单位：甲； may be followed by the rest of the marker; a bracket opened long ago was never meant to be closed.
    private bool IsInsideMarker() => brackets.StillOpen is { } place && open.Length - place <= Marker.Longest;

    // A closing bracket ends a paragraph when it closes a marker or stands after a full sentence; 社区（村） does not.
    private bool EndsWithMarkerOrAside()
    {
        if (lastBracket is not { } bracket || bracket.Close != open.Length - 1)
        {
            return false;
        }

        return bracket.Open == 0
            || Punctuation.EndsSentence(open[bracket.Open - 1])
            || (
                bracket.Close - bracket.Open <= Marker.Longest
                && MarkerContent.Read(open.ToString(bracket.Open + 1, bracket.Close - bracket.Open - 1)) is not null
            );
    }

    private void Append(Line line)
    {
        taken.Add(line);
        open.Append(line.Text);
        foreach (var c in line.Text)
        {
            lastBracket = brackets.Take(c) ?? lastBracket;
        }
    }

    private void Close()
    {
        if (open.Length > 0)
        {
            done.Add(
                taken.Count == 1 ? new Paragraph(taken[0]) : new Paragraph(new LineRun([.. taken]), open.ToString())
            );
            open.Clear();
            taken.Clear();
            brackets.Reset();
            lastBracket = null;
        }
    }
}
