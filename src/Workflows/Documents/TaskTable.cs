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

        var columns = heading < 0 ? before! : [.. rows[heading].Cells.Select(ColumnHeadings.KindOf)];
        var first = heading + 1;
        if (heading >= 0 && first < rows.Count && IsSecondHeading(rows[heading], rows[first]))
        {
            columns = [.. columns.Zip(rows[first].Cells.Select(ColumnHeadings.KindOf), Finer)];
            first++;
        }

        var table = new TaskTable(columns);
        foreach (var row in rows.Skip(first).Where(row => !ColumnHeadings.IsHeading(row.Cells)))
        {
            table.Take(row);
        }

        return (table.paragraphs, columns);
    }

    private static ColumnKind Finer(ColumnKind above, ColumnKind below) => below is ColumnKind.Other ? above : below;

    private static bool IsSecondHeading(CellRow heading, CellRow row) =>
        row.Cells.Count == heading.Cells.Count
        && ColumnHeadings.IsHeading(row.Cells)
        && row.Cells.Where((cell, i) => cell == heading.Cells[i]).Any();

    private static bool IsMerged(CellRow row)
    {
        var said = row.Cells.Where(cell => !IsEmpty(cell)).Distinct(StringComparer.Ordinal).Take(2).Count();
        return row.Cells.Count > 1 && said == 1;
    }

    private static bool IsEmpty(string cell) => cell.Length == 0 || Empty.Contains(cell, StringComparer.Ordinal);

    private void Take(CellRow row)
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

        TakeCategory(row);
        var task = Read(row);
        if (previous is not null && paragraphs is [.., { Row: { } last }] && IsSameTask(previous, row))
        {
            paragraphs[^1] = new Paragraph(paragraphs[^1].Line, paragraphs[^1].Text)
            {
                Row = last with { Text = [.. last.Text, .. task.Text.Except(last.Text, StringComparer.Ordinal)] },
            };
        }
        else
        {
            paragraphs.Add(new Paragraph(row.Line, task.Text[0]) { Row = task });
        }

        previous = row;
    }

    // A row merged over all columns heads what follows; 注 below the table stays a note.
    private void TakeHeading(CellRow row)
    {
        var text = row.Cells.First(cell => !IsEmpty(cell));
        paragraphs.Add(new Paragraph(row.Line, text));
        previous = null;
    }

    private void TakeCategory(CellRow row)
    {
        if (Cell(row, ColumnKind.Category) is not { } text || text == category)
        {
            return;
        }

        category = text;
        var isNumbered = Numbering.Read(text) is not null;
        paragraphs.Add(
            new Paragraph(row.Line, text)
            {
                Heading = isNumbered ? null : new Numbering(NumberKind.Category, text, 0, Printed: ""),
            }
        );
    }

    private TaskRow Read(CellRow row)
    {
        var words = Words(row);
        var number = NumberOf(row, ref words);
        var markers = new List<Marker>();
        for (var i = 0; i < kinds.Count && i < row.Cells.Count; i++)
        {
            if (LabelOf(kinds[i]) is { } label && !IsEmpty(row.Cells[i]) && !IsRepeated(row, i))
            {
                var content = MarkerContent.ReadColumn(label, row.Cells[i]);
                markers.Add(new Marker(0, 0, content.Clauses, content.Term));
            }
        }

        return new TaskRow(number, words, markers);
    }

    // A unit cell merged over two unit columns says the same once.
    private bool IsRepeated(CellRow row, int column) =>
        column > 0 && kinds[column] == kinds[column - 1] && row.Cells[column] == row.Cells[column - 1];

    private List<string> Words(CellRow row)
    {
        var tasks = Cells(row, ColumnKind.Task).ToList();
        var details = Cells(row, ColumnKind.Detail).ToList();

        // A coarse task merged over rows with numbers of their own is a heading; the finer words are the task.
        var isShared =
            previous is not null
            && tasks.Count + details.Count > 1
            && !IsSameTask(previous, row)
            && tasks.Count > 0
            && tasks[0] == Cells(previous, ColumnKind.Task).FirstOrDefault();
        List<string> words = isShared ? [.. tasks.Skip(1), .. details] : [.. tasks, .. details];
        return words.Count > 0 ? words : [row.Cells.First(cell => !IsEmpty(cell))];
    }

    private Numbering NumberOf(CellRow row, ref List<string> words)
    {
        ordinal++;
        if (Cell(row, ColumnKind.Number) is { Length: < 8 } printed)
        {
            var read = Numbering.Read($"{printed.TrimEnd('.', '．', '、')}、");
            return read is null
                ? new Numbering(NumberKind.Row, printed, ordinal, printed)
                : read with
                {
                    Kind = NumberKind.Row,
                    Printed = printed,
                };
        }

        if (Numbering.Read(words[0]) is { } own)
        {
            words = [words[0][own.Length..].Trim(), .. words.Skip(1)];
            return own with { Kind = NumberKind.Row };
        }

        var label = ordinal.ToString(CultureInfo.InvariantCulture);
        return new Numbering(NumberKind.Row, label, ordinal, Printed: "");
    }

    private bool IsSameTask(CellRow one, CellRow other) =>
        (Cell(other, ColumnKind.Number) is null ? Cell(one, ColumnKind.Task) is not null : true)
        && Cell(one, ColumnKind.Number) == Cell(other, ColumnKind.Number)
        && Cell(one, ColumnKind.Task) == Cell(other, ColumnKind.Task)
        && Cell(one, ColumnKind.Lead) == Cell(other, ColumnKind.Lead)
        && Cell(one, ColumnKind.Responsible) == Cell(other, ColumnKind.Responsible)
        && Cell(one, ColumnKind.Participant) == Cell(other, ColumnKind.Participant);

    private string? Cell(CellRow row, ColumnKind kind) => Cells(row, kind).FirstOrDefault();

    private IEnumerable<string> Cells(CellRow row, ColumnKind kind) =>
        row
            .Cells.Where((cell, i) => i < kinds.Count && kinds[i] == kind && !IsEmpty(cell))
            .Distinct(StringComparer.Ordinal);

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
