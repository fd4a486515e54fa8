namespace Workflows.Documents;

/// <summary>Finds where the fields of the plan itself stand.</summary>
internal sealed class PlanSources
{
    private readonly List<FieldSource> found = [];

    public static List<FieldSource> Of(
        IReadOnlyList<Line> lines,
        PlanDraft draft,
        Letterhead head,
        Imprint imprint,
        Passage? leadRule
    )
    {
        var sources = new PlanSources();
        var titleLines = head.TitleStart is { } start
            ? lines.Skip(start).Take(head.TitleEnd - start)
            : [lines.First(line => !line.IsBlank)];
        sources.AddLines(DraftField.Title, [.. titleLines]);
        sources.AddLines(DraftField.NoticeTitle, head.NoticeLines);
        sources.AddWords(DraftField.DocumentNumber, draft.DocumentNumber, lines.Take(Letterhead.MostLines));
        var edges = lines.Take(head.End).Concat(lines.Skip(imprint.Start)).ToList();
        sources.AddWords(DraftField.Issuer, draft.Issuer, edges);
        if (draft.IssuedOn is { } day)
        {
            sources.AddLines(DraftField.IssuedOn, [.. edges.Where(line => Says(line, day)).Take(1)]);
        }

        if (leadRule is { } rule)
        {
            sources.found.Add(new FieldSource(DraftField.LeadRule, rule.Text, rule.Place));
        }

        return sources.found;
    }

    private static bool Says(Line line, DateOnly day) =>
        OfficialDate.IsDateLine(line.Text) && OfficialDate.Find(line.Text) == day;

    private void AddLines(DraftField field, IReadOnlyList<Line> lines)
    {
        if (lines.Count > 0)
        {
            var run = new LineRun(lines);
            found.Add(new FieldSource(field, null, run.PlaceOf(0, lines.Sum(line => line.Text.Length))));
        }
    }

    private void AddWords(DraftField field, string? words, IEnumerable<Line> among)
    {
        if (words is null)
        {
            return;
        }

        foreach (var line in among)
        {
            if (line.Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at)
            {
                found.Add(new FieldSource(field, words, new LineRun(line).PlaceOf(at, at + words.Length)));
                return;
            }
        }
    }
}
