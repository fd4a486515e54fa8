namespace Workflows.Documents;

/// <summary>The last day that a task's words give, and what is doubtful about it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Phrase">The words that give it.</param>
/// <param name="Doubts">What is doubtful.</param>
internal sealed record DueDay(DateOnly? Day, string? Phrase, IReadOnlyList<Doubt> Doubts)
{
    private static readonly string[] Standing =
    [
        "长期",
        "持续",
        "常年",
        "常态",
        "每年",
        "每月",
        "每季",
        "每半年",
        "按月",
        "按季",
        "全年",
        "年内",
    ];

    /// <summary>A term label (完成时限：) outweighs what the body says.</summary>
    public static DueDay Of(TaskText task, DateOnly? issuedOn, int? planYear)
    {
        var term = task.Term;
        if (term is null)
        {
            return Latest(DuePhrase.FindAll(task.Whole, bare: false), issuedOn, planYear);
        }

        var stated = Latest(DuePhrase.FindAll(term, bare: true), issuedOn, planYear);
        var says = stated.Day is not null || stated.Doubts.Count > 0 || IsStanding(term);
        return says ? stated : new DueDay(null, term, [KnownDoubts.DueUnclear(term)]);
    }

    private static bool IsStanding(string term) => Words.Holds(term, Standing);

    private static DueDay Latest(IEnumerable<DuePhrase> phrases, DateOnly? issuedOn, int? planYear)
    {
        var doubts = new List<Doubt>();
        var days = new SortedDictionary<DateOnly, string>();
        int? yearBefore = null;
        foreach (var phrase in phrases)
        {
            var (day, doubt) = DueCalendar.Resolve(phrase, issuedOn, yearBefore, planYear);
            yearBefore = phrase.Year ?? yearBefore;
            // A day before the document was signed is history, never a term.
            if (day < issuedOn)
            {
                continue;
            }

            doubts.AddRange(doubt is null ? [] : [doubt]);
            if (day is { } known)
            {
                days.TryAdd(known, phrase.Text);
            }
        }

        if (days.Count == 0)
        {
            return new DueDay(null, null, doubts.Distinct().ToList());
        }

        var (last, words) = days.Last();
        if (days.Count > 1)
        {
            doubts.Add(KnownDoubts.DueSeveral(last));
        }

        return new DueDay(last, words, doubts.Distinct().ToList());
    }
}
