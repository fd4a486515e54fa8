using System.Globalization;

namespace Workflows.Documents;

/// <summary>Reads a table whose columns say who does what: each row is a task, a merged row a heading.</summary>
internal sealed class TaskTable
{
    private static readonly string[] Empty = ["/", "-", "—", "－", "——", "无", "\\"];

    private readonly IReadOnlyList<ColumnKind> kinds;
    private readonly List<Paragraph> paragraphs = [];
    private CellRow? previous;
    private string? category;
    private List<Passage> words = [];
    private List<Marker> markers = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private Numbering? lastNumber;
    private int ordinal;

    private TaskTable(IReadOnlyList<ColumnKind> kinds) => this.kinds = kinds;

    /// <summary>The tasks and headings of the rows; null when no heading is found and none was given.</summary>
    /// <param name="rows">All rows, headings and titles included.</param>
    /// <param name="before">The columns of the table before, which a table broken over pages goes on with.</param>
    public static (List<Paragraph> Paragraphs, IReadOnlyList<ColumnKind> Columns)? Read(
        IReadOnlyList<CellRow> rows,
        IReadOnlyList<ColumnKind>? before
    )
    {
        var heading = rows.Take(4).ToList().FindIndex(row => !IsMerged(row) && ColumnHeadings.IsHeading(row.Cells));
        if (heading < 0 && before?.Count != rows[0].Cells.Count)
        {
            return null;
        }

        var columns = heading < 0 ? before! : [.. rows[heading].Cells.Select(cell => ColumnHeadings.KindOf(cell.Text))];
        var first = heading + 1;
        if (heading >= 0 && first < rows.Count && IsSecondHeading(rows[heading], rows[first]))
        {
            columns = [.. columns.Zip(rows[first].Cells.Select(cell => ColumnHeadings.KindOf(cell.Text)), Finer)];
            first++;
        }

        columns = WithTasks(columns);
        var table = new TaskTable(columns);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i < first || ColumnHeadings.IsHeading(rows[i].Cells))
            {
                table.paragraphs.AddRange(rows[i].Cells.Select(cell => new Paragraph(cell) { IsColumnHeading = true }));
            }
            else if (i >= first)
            {
                table.Take(rows[i], i + 1 < rows.Count ? rows[i + 1] : null);
            }
        }

        NumberApart(table.paragraphs);
        return (table.paragraphs, columns);
    }

    // Tasks that share a merged number are told apart: 2-1, 2-2.
    private static void NumberApart(List<Paragraph> paragraphs)
    {
        for (var first = 0; first < paragraphs.Count; )
        {
            var end = first + 1;
            while (
                end < paragraphs.Count
                && paragraphs[first].Row?.Number.Label is { } label
                && paragraphs[end].Row?.Number.Label == label
            )
            {
                end++;
            }

            for (var i = first; i < end && end - first > 1; i++)
            {
                var row = paragraphs[i].Row!;
                var apart = row.Number with { Label = $"{row.Number.Label}-{i - first + 1}" };
                paragraphs[i] = new Paragraph(paragraphs[i]) { Row = row with { Number = apart } };
            }

            first = end;
        }
    }

    // 建设内容, 具体举措: of several columns of details without one of tasks, the first says what the task is.
    private static IReadOnlyList<ColumnKind> WithTasks(IReadOnlyList<ColumnKind> columns)
    {
        if (columns.Contains(ColumnKind.Task) || columns.Count(kind => kind is ColumnKind.Detail) < 2)
        {
            return columns;
        }

        var renamed = columns.ToList();
        renamed[renamed.IndexOf(ColumnKind.Detail)] = ColumnKind.Task;
        return renamed;
    }

    private static ColumnKind Finer(ColumnKind above, ColumnKind below) => below is ColumnKind.Other ? above : below;

    private static bool IsSecondHeading(CellRow heading, CellRow row) =>
        IsFinerHeading(row)
        || row.Cells.Count == heading.Cells.Count
            && ColumnHeadings.IsHeading(row.Cells)
            && row.Cells.Where((cell, i) => cell.Text == heading.Cells[i].Text).Any();

    // Below 责任单位, which stands over two columns: 牵头单位, 配合单位, and nothing else.
    private static bool IsFinerHeading(CellRow row)
    {
        var said = row.Cells.Where(cell => !cell.IsBlank).Select(cell => ColumnHeadings.KindOf(cell.Text)).ToList();
        return said.Count > 1
            && row.Cells[0].IsBlank
            && said.TrueForAll(kind => kind is ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Participant);
    }

    private static bool IsMerged(CellRow row)
    {
        string? said = null;
        foreach (var cell in row.Cells)
        {
            if (IsEmpty(cell) || cell.Text == said)
            {
                continue;
            }

            if (said is not null)
            {
                return false;
            }

            said = cell.Text;
        }

        return row.Cells.Count > 1 && said is not null;
    }

    private static bool IsEmpty(Line cell) => cell.IsBlank || Empty.Contains(cell.Text, StringComparer.Ordinal);

    private void Take(CellRow row, CellRow? next)
    {
        if (IsMerged(row))
        {
            TakeHeading(row);
            return;
        }

        if (row.Cells.All(IsEmpty))
        {
            return;
        }

        row = SlippedRow.Realigned(row, kinds);
        TakeCategory(row);
        var passages = Words(row, next);
        var number = NumberOf(row, ref passages);
        if (previous is null || paragraphs is not [.., { Row: not null }] || !IsSameTask(previous, row))
        {
            // What further rows of the same task say is added to these lists.
            (words, markers) = ([], []);
            known.Clear();
            var task = new TaskRow(number, words, markers, row.Place);
            paragraphs.Add(new Paragraph(passages[0].Paragraph) { Row = task });
            AddMarkers(row, _ => true);
        }
        else
        {
            AddMarkers(
                row,
                i => kinds[i] is ColumnKind.Due && row.Cells[i].Text != previous.Cells.ElementAtOrDefault(i).Text
            );
        }

        words.AddRange(passages.Where(passage => known.Add(passage.Text)));
        previous = row;
    }

    // A row merged over all columns heads what follows; 注 below the table stays a note.
    private void TakeHeading(CellRow row)
    {
        var text = row.Cells.First(cell => !IsEmpty(cell));
        paragraphs.Add(new Paragraph(text));
        previous = null;
    }

    private void TakeCategory(CellRow row)
    {
        if (Cell(row, ColumnKind.Category) is not { Text: var text } cell || text == category)
        {
            return;
        }

        category = text;
        var isNumbered = Numbering.Read(text) is not null;
        paragraphs.Add(
            new Paragraph(cell)
            {
                Heading = isNumbered ? null : new Numbering(NumberKind.Category, text, 0, Printed: ""),
            }
        );
    }

    private void AddMarkers(CellRow row, Func<int, bool> isWanted)
    {
        for (var i = 0; i < kinds.Count && i < row.Cells.Count; i++)
        {
            if (LabelOf(kinds[i]) is { } label && !IsEmpty(row.Cells[i]) && !IsRepeated(row, i) && isWanted(i))
            {
                var content = MarkerContent.ReadColumn(label, row.Cells[i].Text);
                markers.Add(new Marker(0, 0, content.Clauses, content.Term) { Cell = new Paragraph(row.Cells[i]) });
            }
        }
    }

    // A unit cell merged over two unit columns says the same once.
    private bool IsRepeated(CellRow row, int column) =>
        column > 0 && kinds[column] == kinds[column - 1] && row.Cells[column].Text == row.Cells[column - 1].Text;

    private List<Passage> Words(CellRow row, CellRow? next)
    {
        var tasks = Cells(row, ColumnKind.Task);
        var details = Cells(row, ColumnKind.Detail);

        // A coarse task merged over rows with numbers of their own is a heading; the finer words are the task.
        var isShared =
            tasks.Count > 0
            && tasks.Count + details.Count > 1
            && (IsShared(tasks[0], row, previous) || IsShared(tasks[0], row, next));
        List<Line> cells = isShared ? [.. tasks.Skip(1), .. details] : [.. tasks, .. details];
        cells = cells.Count > 0 ? cells : [row.Cells.First(cell => !IsEmpty(cell))];
        return cells.ConvertAll(cell => new Paragraph(cell).Whole);
    }

    private bool IsShared(Line task, CellRow row, CellRow? other) =>
        other is not null && task.Text == TextOf(other, ColumnKind.Task) && !IsSameTask(other, row);

    private Numbering NumberOf(CellRow row, ref List<Passage> words)
    {
        ordinal++;
        if (TextOf(row, ColumnKind.Number) is { Length: < 8 } printed)
        {
            var read = Numbering.Read($"{printed.TrimEnd('.', '．', '、')}、");
            return lastNumber = read is null
                ? new Numbering(NumberKind.Row, printed, ordinal, printed)
                : read with
                {
                    Kind = NumberKind.Row,
                    Printed = printed,
                };
        }

        if (Numbering.Read(words[0].Text) is { } own)
        {
            words = [words[0].From(own.Length), .. words.Skip(1)];
            return own with { Kind = NumberKind.Row };
        }

        // A number merged over several rows may stand in the first alone.
        if (lastNumber is not null)
        {
            return lastNumber with { Printed = "" };
        }

        var label = ordinal.ToString(CultureInfo.InvariantCulture);
        return new Numbering(NumberKind.Row, label, ordinal, Printed: "");
    }

    private bool IsSameTask(CellRow one, CellRow other) =>
        (TextOf(other, ColumnKind.Number) is null ? TextOf(one, ColumnKind.Task) is not null : true)
        && TextOf(one, ColumnKind.Number) == TextOf(other, ColumnKind.Number)
        && TextOf(one, ColumnKind.Task) == TextOf(other, ColumnKind.Task)
        && TextOf(one, ColumnKind.Lead) == TextOf(other, ColumnKind.Lead)
        && TextOf(one, ColumnKind.Responsible) == TextOf(other, ColumnKind.Responsible)
        && TextOf(one, ColumnKind.Participant) == TextOf(other, ColumnKind.Participant);

    private Line? Cell(CellRow row, ColumnKind kind)
    {
        for (var i = 0; i < kinds.Count && i < row.Cells.Count; i++)
        {
            if (kinds[i] == kind && !IsEmpty(row.Cells[i]))
            {
                return row.Cells[i];
            }
        }

        return null;
    }

    private string? TextOf(CellRow row, ColumnKind kind) => Cell(row, kind)?.Text;

    private List<Line> Cells(CellRow row, ColumnKind kind)
    {
        var cells = new List<Line>();
        for (var i = 0; i < kinds.Count && i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (kinds[i] == kind && !IsEmpty(cell) && !cells.Exists(other => other.Text == cell.Text))
            {
                cells.Add(cell);
            }
        }

        return cells;
    }

    private static LabelKind? LabelOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Lead => LabelKind.Lead,
            ColumnKind.Responsible => LabelKind.Responsible,
            ColumnKind.Participant => LabelKind.Participant,
            ColumnKind.Due => LabelKind.Term,
            _ => null,
        };
}
