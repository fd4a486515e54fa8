using System.Text.RegularExpressions;

namespace Workflows.Documents;

/// <summary>The period a target is counted over: 每年, 全年, 5年内, 在校期间.</summary>
internal static class TargetPeriod
{
    private static readonly (string Word, string Period)[] Recurring =
    [
        ("每年", "yearly"),
        ("全年", "yearly"),
        ("年均", "yearly"),
        ("每季", "quarterly"),
        ("每月", "monthly"),
        ("每周", "weekly"),
    ];

    private static readonly Regex Span = new(
        "([0-9０-９]{1,2}|[一二两三四五六七八九十]{1,2})(年|个月)内|(未来|今后)([0-9０-９]{1,2}|[一二两三四五六七八九十]{1,2})年|年内|在校期间|“?十[一二三四五六七]五”?(时期|期间)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    public static string? In(string text)
    {
        var folded = Traditional.Simplified(text);
        foreach (var (word, period) in Recurring)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return period;
            }
        }

        return Span.Match(folded) is { Success: true } match ? text.Substring(match.Index, match.Length) : null;
    }
}
