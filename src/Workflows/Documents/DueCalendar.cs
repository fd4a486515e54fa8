namespace Workflows.Documents;

/// <summary>Turns a phrase that gives a term into a day.</summary>
internal static class DueCalendar
{
    /// <summary>The day a phrase means, or a doubt, or both when the day rests on an assumption.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="issuedOn">The day of issue, which a phrase without a year and a counted term start from.</param>
    /// <param name="yearBefore">The year last named in the same task, which a phrase without a year goes on with.</param>
    /// <param name="planYear">The year in the plan's title or number, which a phrase without a year falls back to.</param>
    public static (DateOnly? Day, Doubt? Doubt) Resolve(
        DuePhrase phrase,
        DateOnly? issuedOn,
        int? yearBefore,
        int? planYear
    )
    {
        if (phrase.Count is { } count)
        {
            return CountedFrom(issuedOn, count, phrase);
        }

        if ((phrase.Year ?? yearBefore) is { } year)
        {
            return InYear(phrase, year) is { } day ? (day, null) : (null, KnownDoubts.DueUnclear(phrase.Text));
        }

        if (issuedOn is null && planYear is { } ofPlan && InYear(phrase, ofPlan) is { } inPlan)
        {
            return (inPlan, KnownDoubts.DueYearAssumed(phrase.Text, inPlan));
        }

        return issuedOn is { } issued && NextAfter(issued, phrase) is { } next
            ? (next, KnownDoubts.DueYearAssumed(phrase.Text, next))
            : (null, KnownDoubts.DueUnclear(phrase.Text));
    }

    private static (DateOnly? Day, Doubt? Doubt) CountedFrom(DateOnly? issuedOn, int count, DuePhrase phrase)
    {
        // Working days need the office's work calendar, which a document does not carry.
        if (issuedOn is not { } issued || phrase.Measure is "工作日")
        {
            return (null, KnownDoubts.DueUnclear(phrase.Text));
        }

        var day = phrase.Measure is "月" ? issued.AddMonths(count) : issued.AddDays(count);
        return (day, KnownDoubts.DueCounted(phrase.Text, day));
    }

    private static DateOnly? NextAfter(DateOnly issued, DuePhrase phrase) =>
        InYear(phrase, issued.Year) is { } day && day >= issued ? day : InYear(phrase, issued.Year + 1);

    private static DateOnly? InYear(DuePhrase phrase, int year)
    {
        var month = phrase.Month ?? 12;
        if (year is < 1949 or > 2200 || month is < 1 or > 12)
        {
            return null;
        }

        return OfficialDate.Create(year, month, DayIn(phrase.Part) ?? DateTime.DaysInMonth(year, month));
    }

    private static int? DayIn(string part) =>
        part switch
        {
            "上旬" or "初" => 10,
            "中旬" => 20,
            "" or "底" or "末" or "下旬" => null,
            _ => (int?)ChineseNumber.Parse(part.AsSpan().TrimEnd('日')),
        };
}
