namespace Workflows.Documents;

/// <summary>Finds where each field of a task stands, among the paragraphs and cells it was read from.</summary>
internal sealed class TaskSources
{
    // What can't be found is looked for all over again; a document of noise must not make a habit of it.
    private const int MostMisses = 8;

    private readonly IReadOnlyList<TaskPart> parts;
    private readonly List<FieldSource> found = [];

    private TaskSources(IReadOnlyList<TaskPart> parts) => this.parts = parts;

    public static List<FieldSource> Of(
        TaskText text,
        Responsibility responsibility,
        DueDay due,
        PeriodPhrase period,
        IReadOnlyList<TargetDraft> targets
    )
    {
        var sources = new TaskSources(text.Parts);
        sources.AddWords(text);
        sources.AddUnits(responsibility);
        sources.AddPhrase(DraftField.DueOn, due.Phrase);
        sources.AddPhrase(DraftField.Period, period.Phrase);
        sources.AddTargets(targets);
        sources.found.Sort((one, other) => one.Field.CompareTo(other.Field));
        return sources.found;
    }

    private void AddWords(TaskText text)
    {
        var words = parts[0].Words;
        var start = words.Text.IndexOf(text.Title, StringComparison.Ordinal);
        var end = start < 0 ? words.Text.Length : start + text.Title.Length;
        found.Add(new FieldSource(DraftField.Title, null, words.PlaceOf(Math.Max(0, start), end)));
        if (text.Body.Length == 0)
        {
            return;
        }

        var isSplit = start >= 0 && text.Body.Length > 0 && end + 1 < EndOfWords(parts[0]);
        var first = isSplit || parts.Count == 1 ? words.From(Math.Min(end + 1, words.Text.Length)) : parts[1].Words;
        var last = parts.LastOrDefault(part => EndOfWords(part) > 0, parts[0]);
        var to = last.Words.PlaceOf(0, EndOfWords(last));
        var place = first.Place with { EndLine = to.EndLine, EndColumn = to.EndColumn };
        // A marker between title and body leaves the body on both sides of it.
        var isTornApart = (place.EndLine, place.EndColumn).CompareTo((place.Line, place.Column)) < 0;
        found.Add(new FieldSource(DraftField.Text, null, isTornApart ? words.Place : place));
    }

    private static int EndOfWords(TaskPart part) =>
        part.Markers is [.., { Cell: null } marker] && marker.End >= part.Words.Text.TrimEnd('。').Length
            ? marker.Start
            : part.Words.Text.Length;

    private void AddUnits(Responsibility responsibility)
    {
        var leads = responsibility.Lead.ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var clauses = responsibility.Clauses.GetEnumerator();
        foreach (var part in parts)
        {
            foreach (var marker in part.Markers)
            {
                var words = new Cursor(marker.Cell?.Whole ?? part.Words, marker);
                foreach (var printed in marker.Clauses)
                {
                    clauses.MoveNext();
                    foreach (var (name, whole) in printed.Names.Zip(clauses.Current.Names))
                    {
                        if (seen.Add(whole) && words.Find(name) is { } place)
                        {
                            AddUnit(whole, place, leads.Contains(whole), words);
                        }
                    }
                }
            }
        }
    }

    private void AddUnit(string name, SourcePlace place, bool leads, Cursor words)
    {
        if (leads && !found.Exists(source => source.Field is DraftField.LeadBasis))
        {
            found.Add(new FieldSource(DraftField.LeadBasis, null, words.Place));
        }

        found.Add(new FieldSource(leads ? DraftField.Lead : DraftField.Participants, name, place));
    }

    private void AddPhrase(DraftField field, string? phrase)
    {
        if (phrase is null)
        {
            return;
        }

        foreach (var words in parts.SelectMany(WordsOf))
        {
            if (words.Text.IndexOf(phrase, StringComparison.Ordinal) is >= 0 and var at)
            {
                found.Add(new FieldSource(field, phrase, words.PlaceOf(at, at + phrase.Length)));
                return;
            }
        }
    }

    private static IEnumerable<Passage> WordsOf(TaskPart part) =>
        [
            .. part
                .Markers.Where(marker => marker is { Term: not null, Cell: not null })
                .Select(marker => marker.Cell!.Whole),
            part.Words,
        ];

    // Targets are read in the order of the words, so each is looked for from where the last one was found.
    private void AddTargets(IReadOnlyList<TargetDraft> targets)
    {
        var (part, from, misses) = (0, 0, 0);
        foreach (var target in targets)
        {
            var (at, place) = (part, from);
            while (
                at < parts.Count
                && (place = parts[at].Words.Text.IndexOf(target.Text, place, StringComparison.Ordinal)) < 0
            )
            {
                (at, place) = (at + 1, 0);
            }

            if (at == parts.Count)
            {
                if (++misses == MostMisses)
                {
                    return;
                }

                continue;
            }

            found.Add(
                new FieldSource(
                    DraftField.Targets,
                    target.Text,
                    parts[at].Words.PlaceOf(place, place + target.Text.Length)
                )
            );
            (part, from) = (at, place);
        }
    }

    // Looks for one name after the other in a marker.
    private sealed class Cursor(Passage words, Marker marker)
    {
        private readonly int start = marker.Cell is null ? marker.Start : 0;
        private readonly int end = marker.Cell is null ? marker.End : words.Text.Length;
        private int from = marker.Cell is null ? marker.Start : 0;
        private int misses;

        public SourcePlace Place => words.PlaceOf(start, end);

        public SourcePlace? Find(string name)
        {
            var at = words.Text.IndexOf(name, from, end - from, StringComparison.Ordinal);
            if (at < 0 && misses++ < MostMisses)
            {
                at = words.Text.IndexOf(name, start, end - start, StringComparison.Ordinal);
            }

            if (at < 0)
            {
                return misses < MostMisses ? FindTorn(name) : null;
            }

            from = at + name.Length;
            return words.PlaceOf(at, from);
        }

        // A name with a space in it, which it was read without.
        private SourcePlace? FindTorn(string name)
        {
            for (var at = start; at < end; at++)
            {
                var matched = 0;
                var to = at;
                while (to < end && matched < name.Length && (words.Text[to] == name[matched] || matched > 0))
                {
                    if (words.Text[to] == name[matched])
                    {
                        matched++;
                    }
                    else if (words.Text[to] is not (' ' or '　'))
                    {
                        break;
                    }

                    to++;
                }

                if (matched == name.Length)
                {
                    from = to;
                    return words.PlaceOf(at, to);
                }
            }

            return null;
        }
    }
}
