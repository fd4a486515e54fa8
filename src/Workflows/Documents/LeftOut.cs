using System.Buffers;

namespace Workflows.Documents;

/// <summary>
/// Lists what belongs to no task: items of the outline without a unit, and every line that neither a task nor a heading
/// nor a field of the plan was read from.
/// </summary>
internal sealed class LeftOut
{
    private const int LongestText = 40;
    private const int MostParts = 1000;

    private static readonly SearchValues<char> Ruling = SearchValues.Create("|-: ");

    private enum Use : byte
    {
        None,
        Plan,
        Heading,
        Task,
        LeftOut,
    }

    private readonly IReadOnlyList<Line> lines;
    private readonly Use[] uses;
    private readonly List<LeftOutPart> parts = [];

    private LeftOut(IReadOnlyList<Line> lines)
    {
        this.lines = lines;
        uses = new Use[lines.Count];
    }

    public static List<LeftOutPart> Of(
        IReadOnlyList<Line> lines,
        Letterhead head,
        Imprint imprint,
        IEnumerable<Paragraph> paragraphs,
        IReadOnlyList<Block> outline,
        IReadOnlyList<Block> tasks,
        IReadOnlyList<TaskText> texts,
        IEnumerable<FieldSource> planSources
    )
    {
        var leftOut = new LeftOut(lines);
        leftOut.MarkAll(planSources.Select(source => source.Source), Use.Plan);
        leftOut.MarkAll(tasks.Where(task => task.IsRow).Select(task => task.Place), Use.Task);
        leftOut.MarkAll(
            paragraphs.Where(paragraph => paragraph.IsColumnHeading).Select(paragraph => paragraph.Whole.Place),
            Use.Heading
        );
        leftOut.MarkAll(texts.SelectMany(text => text.Parts).Select(part => part.Words.Place), Use.Task);
        leftOut.TakeBlocks(outline, [.. tasks], AncestorsOf(tasks));
        leftOut.TakeLines(head.End, imprint.Start);
        leftOut.parts.Sort((one, other) => Order(one.Source).CompareTo(Order(other.Source)));
        return leftOut.parts;

        static (int, int) Order(SourcePlace place) => (place.Line, place.Column);
    }

    private static HashSet<Block> AncestorsOf(IEnumerable<Block> tasks)
    {
        var ancestors = new HashSet<Block>();
        foreach (var task in tasks)
        {
            for (var block = task.Parent; block is not null && ancestors.Add(block); block = block.Parent) { }
        }

        return ancestors;
    }

    private void MarkAll(IEnumerable<SourcePlace> places, Use use)
    {
        foreach (var place in places)
        {
            uses.AsSpan(place.Line - 1, place.EndLine - place.Line + 1).Fill(use);
        }
    }

    private void TakeBlocks(IEnumerable<Block> blocks, HashSet<Block> tasks, HashSet<Block> ancestors)
    {
        foreach (var block in blocks)
        {
            if (ancestors.Contains(block))
            {
                if (!tasks.Contains(block))
                {
                    MarkAll([block.Passages[0].Place], Use.Heading);
                }

                TakeBlocks(block.Children, tasks, ancestors);
            }
            else if (!tasks.Contains(block))
            {
                var place = block.Place;
                Add(LeftOutReason.ByTitle(TaskText.TitleOf(block)), place);
                MarkAll([place], Use.LeftOut);
            }
        }
    }

    // Lines of one reason that follow each other are one part.
    private void TakeLines(int start, int end)
    {
        LeftOutReason? reason = null;
        var first = 0;
        var last = 0;
        var before = Use.None;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || IsRuleOfTable(lines[i].Text))
            {
                continue;
            }

            var next = uses[i] is Use.None ? ReasonOf(i, start, end, before, reason) : null;
            before = uses[i] is Use.None ? before : uses[i];
            if (next != reason)
            {
                AddRun(reason, first, last);
                (reason, first) = (next, i);
            }

            last = i;
        }

        AddRun(reason, first, last);
    }

    private static bool IsRuleOfTable(string text) => text[0] == '|' && !text.AsSpan().ContainsAnyExcept(Ruling);

    private LeftOutReason ReasonOf(int i, int start, int end, Use before, LeftOutReason? reason)
    {
        var text = lines[i].Text;
        return i < start ? LeftOutReason.Notice
            : i >= end ? LeftOutReason.Imprint
            : Paragraph.IsNoteText(text) ? LeftOutReason.Note
            : text.StartsWith("附件", StringComparison.Ordinal) ? LeftOutReason.Enclosures
            : text[0] == '|' ? LeftOutReason.Table
            : reason is not null && reason != LeftOutReason.Notice && reason != LeftOutReason.Table ? reason
            : before switch
            {
                Use.Heading => LeftOutReason.Introduction,
                Use.Task => LeftOutReason.AfterTask,
                Use.LeftOut => LeftOutReason.WithoutUnit,
                _ => LeftOutReason.Preamble,
            };
    }

    private void AddRun(LeftOutReason? reason, int first, int last)
    {
        if (reason is not null)
        {
            var begin = lines[first].ColumnsOf(0, lines[first].Text.Length);
            var end = lines[last].ColumnsOf(0, lines[last].Text.Length);
            Add(reason, new SourcePlace(lines[first].Number, begin.Column, lines[last].Number, end.EndColumn));
        }
    }

    private void Add(LeftOutReason reason, SourcePlace place)
    {
        // In a document of noise the last part takes in the rest.
        if (parts.Count == MostParts)
        {
            var last = parts[^1];
            parts[^1] = last with
            {
                Source = last.Source with
                {
                    EndLine = Math.Max(last.Source.EndLine, place.EndLine),
                    EndColumn = place.EndLine > last.Source.EndLine ? place.EndColumn : last.Source.EndColumn,
                },
            };
            return;
        }

        var text = lines[place.Line - 1].Text;
        parts.Add(
            new LeftOutPart(
                reason.Code,
                reason.Message,
                text.Length > LongestText ? $"{text[..LongestText]}…" : text,
                place
            )
        );
    }
}
