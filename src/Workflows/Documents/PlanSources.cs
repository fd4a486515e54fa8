namespace Workflows.Documents;

/// <summary>Finds where the fields of the plan itself stand.</summary>
internal static class PlanSources
{
    public static List<FieldSource> Of(
        IReadOnlyList<Line> lines,
        PlanDraft draft,
        Letterhead head,
        Imprint imprint,
        Passage? leadRule
    )
    {
        var sources = new List<FieldSource>();
        var (first, last) = head.TitleStart is { } start ? (lines[start], lines[head.End - 1]) : FirstLine(lines);
        var (begin, end) = (WholeOf(first), WholeOf(last));
        sources.Add(
            new FieldSource(DraftField.Title, null, begin with { EndLine = end.EndLine, EndColumn = end.EndColumn })
        );
        var edges = lines.Take(head.End).Concat(lines.Skip(imprint.Start)).ToList();
        Add(DraftField.DocumentNumber, draft.DocumentNumber, lines.Take(Letterhead.MostLines));
        Add(DraftField.Issuer, draft.Issuer, edges);
        if (
            draft.IssuedOn is { } day
            && edges.Find(line => OfficialDate.IsDateLine(line.Text) && OfficialDate.Find(line.Text) == day)
                is { Number: > 0 } dated
        )
        {
            sources.Add(new FieldSource(DraftField.IssuedOn, null, WholeOf(dated)));
        }

        if (leadRule is { } rule)
        {
            sources.Add(new FieldSource(DraftField.LeadRule, rule.Text, rule.Place));
        }

        return sources;

        void Add(DraftField field, string? value, IEnumerable<Line> among)
        {
            if (
                value is not null
                && among.FirstOrDefault(line => line.Text.Contains(value, StringComparison.Ordinal))
                    is { Number: > 0 } line
            )
            {
                var at = line.Text.IndexOf(value, StringComparison.Ordinal);
                var (column, endColumn) = line.ColumnsOf(at, at + value.Length);
                sources.Add(
                    new FieldSource(field, value, new SourcePlace(line.Number, column, line.Number, endColumn))
                );
            }
        }
    }

    private static (Line, Line) FirstLine(IReadOnlyList<Line> lines)
    {
        var line = lines.First(line => !line.IsBlank);
        return (line, line);
    }

    private static SourcePlace WholeOf(Line line)
    {
        var (column, endColumn) = line.ColumnsOf(0, line.Text.Length);
        return new SourcePlace(line.Number, column, line.Number, endColumn);
    }
}
