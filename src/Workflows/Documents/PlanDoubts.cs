namespace Workflows.Documents;

/// <summary>What a person should check about a document as a whole.</summary>
internal static class PlanDoubts
{
    public static List<Doubt> About(PlanDraft draft, Letterhead head, IReadOnlyList<Block> blocks)
    {
        var doubts = new List<Doubt>();
        AddIf(doubts, draft.DocumentNumber is null, KnownDoubts.DocumentNumberMissing);
        AddIf(doubts, draft.Issuer is null, KnownDoubts.IssuerMissing);
        AddIf(doubts, draft.IssuedOn is null, KnownDoubts.IssuedOnMissing);
        AddIf(doubts, head.Title is null, KnownDoubts.TitleMissing);
        if (head.NoticeTitle is { } notice && !TitleLines.Agree(notice, draft.Title))
        {
            doubts.Add(KnownDoubts.TitlesDiffer(notice, draft.Title));
        }

        doubts.AddRange(AboutDueDays(draft.Tasks));
        doubts.AddRange(AboutNumbers(blocks));
        return doubts;
    }

    private static Doubt[] AboutDueDays(IReadOnlyList<TaskDraft> tasks)
    {
        var missing = tasks.Count(task => task.DueOn is null);
        if (missing == 0)
        {
            return [];
        }

        return [missing == tasks.Count ? KnownDoubts.DueDaysMissing : KnownDoubts.DueDaysPartlyMissing(missing)];
    }

    private static void AddIf(List<Doubt> doubts, bool holds, Doubt doubt)
    {
        if (holds)
        {
            doubts.Add(doubt);
        }
    }

    // Numbers may run on across headings or begin anew under each; anything else is a gap or a repetition.
    private static IEnumerable<Doubt> AboutNumbers(IReadOnlyList<Block> blocks)
    {
        foreach (var (previous, next) in blocks.Zip(blocks.Skip(1)))
        {
            if (
                previous.Number.Kind != next.Number.Kind
                || (next.Number.Ordinal == 1 && next.Parent != previous.Parent)
            )
            {
                continue;
            }

            if (next.Number.Ordinal == previous.Number.Ordinal)
            {
                yield return next.Number.Label == previous.Number.Label
                    ? KnownDoubts.NumberRepeated(next.Number.Label)
                    : KnownDoubts.NumberShared(previous.Number.Label, next.Number.Label);
            }
            else if (next.Number.Ordinal != previous.Number.Ordinal + 1)
            {
                yield return KnownDoubts.NumberGap(previous.Number.Label, previous.Number.Ordinal + 1);
            }
        }
    }
}
