using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>The beginning of a document: issuer, number, the notice's title and the plan's.</summary>
/// <param name="Issuer">The issuing body as printed above the number.</param>
/// <param name="DocumentNumber">发文字号.</param>
/// <param name="NoticeTitle">The title that the transmitting notice quotes (关于印发《…》的通知).</param>
/// <param name="NoticeLines">The lines of the notice's title.</param>
/// <param name="Title">The plan's own title.</param>
/// <param name="SignedOn">A date on a line of its own before the plan (成文日期).</param>
/// <param name="TitleStart">The index of the first line of the plan's title; null when none was found.</param>
/// <param name="TitleEnd">The index of the first line after the plan's title.</param>
/// <param name="End">The index of the first line after the title and a date below it.</param>
internal sealed record Letterhead(
    string? Issuer,
    string? DocumentNumber,
    string? NoticeTitle,
    IReadOnlyList<Line> NoticeLines,
    string? Title,
    DateOnly? SignedOn,
    int? TitleStart,
    int TitleEnd,
    int End
)
{
    /// <summary>No letterhead is longer.</summary>
    public const int MostLines = 200;

    private static readonly Regex Number = new(
        @"^(\p{L}{1,4}[号號][：:]\s*)?(?<number>\p{L}{1,20}\s*[〔\[［【（(﹝]\s*[0-9０-９]{4}\s*[〕\]］】）)﹞]\s*第?\s*[0-9０-９]{1,5}\s*[号號])",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    public static Letterhead Read(IReadOnlyList<Line> lines)
    {
        var titles = TitleLines.Of(lines, FirstMarked(lines));
        var notice = titles.FirstOrDefault(title => title.IsNotice);
        var plan =
            titles.FirstOrDefault(title => title.IsPlan && (notice is null || title.Start > notice.Start))
            ?? titles.FirstOrDefault(title => title.IsPlan);
        var own = plan ?? notice;
        var below = own is null ? null : DateBelow(lines, own.End);
        var end = below + 1 ?? own?.End ?? 0;
        return new Letterhead(
            IssuerAbove(lines, titles) ?? notice?.IssuerWithin ?? SignerAbove(lines, end) ?? own?.IssuerWithin,
            lines.Take(MostLines).Select(line => NumberIn(line.Text)).FirstOrDefault(number => number is not null),
            notice?.Quoted,
            notice is null ? [] : [.. lines.Skip(notice.Start).Take(notice.End - notice.Start)],
            plan is null ? notice?.Quoted ?? notice?.Text : WholeTitle(lines, plan, notice?.Quoted),
            lines
                .Take(end)
                .Where(line => OfficialDate.IsDateLine(line.Text))
                .Select(line => OfficialDate.Find(line.Text))
                .FirstOrDefault(),
            own?.Start,
            own?.End ?? 0,
            end
        );
    }

    // （2026年3月1日） below the title, as documents that are passed at a meeting print it.
    private static int? DateBelow(IReadOnlyList<Line> lines, int start)
    {
        while (start < lines.Count && (lines[start].IsBlank || NumberIn(lines[start].Text) is not null))
        {
            start++;
        }

        return start < lines.Count && OfficialDate.IsDateLine(lines[start].Text) ? start : null;
    }

    public static string? NumberIn(string line) =>
        Number.Match(line) is { Success: true } match ? match.Groups["number"].Value : null;

    private static string? IssuerAbove(IReadOnlyList<Line> lines, List<TitleLines> titles)
    {
        var start = 0;
        while (lines[start].IsBlank)
        {
            start++;
        }

        var name = WithoutFileMark(lines[start].Text);
        return IsBody(name) && !titles.Exists(title => title.Start == start) ? name : null;
    }

    // Between notice and plan stands the notice's signature: the body, and the date below it.
    private static string? SignerAbove(IReadOnlyList<Line> lines, int end)
    {
        var printed = lines.Take(end).Where(line => !line.IsBlank).ToList();
        var date = printed.FindIndex(line => OfficialDate.IsDateLine(line.Text));
        return date > 0 && IsBody(printed[date - 1].Text) ? printed[date - 1].Text : null;
    }

    // A title broken over lines with a blank line between is made whole by what the notice quotes.
    private static string WholeTitle(IReadOnlyList<Line> lines, TitleLines plan, string? quoted)
    {
        var before = lines.Take(plan.Start).LastOrDefault(line => !line.IsBlank).Text;
        return quoted is not null && TitleLines.Agree(before + plan.Text, quoted) ? before + plan.Text : plan.Text;
    }

    private static bool IsBody(string name) =>
        UnitNames.IsUnit(name) && !UnitNames.IsCollective(name) && !name.AsSpan().ContainsAny('：', ':', '，');

    // The red head of a printed document reads 某某局文件.
    private static string WithoutFileMark(string name) =>
        name.EndsWith("文件", StringComparison.Ordinal) ? name[..^2] : name;

    // Nothing after the first responsibility marker is a title, whatever it looks like.
    private static int FirstMarked(IReadOnlyList<Line> lines)
    {
        var limit = Math.Min(lines.Count, MostLines);
        for (var i = 0; i < limit; i++)
        {
            if (Marker.IsIn(lines[i].Text))
            {
                return i;
            }
        }

        return limit;
    }
}
