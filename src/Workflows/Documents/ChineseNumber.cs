namespace Workflows.Documents;

/// <summary>Reads 一 … 九千九百九十九 and digits of either width.</summary>
internal static class ChineseNumber
{
    public const string Digits = "零〇一二三四五六七八九";

    public static bool IsNumeral(char c) => Digits.Contains(c) || c is '两' or '十' or '百' or '千';

    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    /// <summary>The value of up to 12 numerals; null when they make no number.</summary>
    public static decimal? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 12)
        {
            return null;
        }

        return IsDigit(text[0]) ? ParseDigits(text) : ParseNumerals(text);
    }

    private static decimal? ParseDigits(ReadOnlySpan<char> text)
    {
        Span<char> plain = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            plain[i] = text[i] >= '０' && text[i] <= '９' ? (char)(text[i] - '０' + '0') : text[i];
        }

        return decimal.TryParse(
            plain,
            System.Globalization.NumberStyles.Number,
            System.Globalization.CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;
    }

    private static decimal? ParseNumerals(ReadOnlySpan<char> text)
    {
        decimal total = 0;
        decimal digit = 0;
        foreach (var c in text)
        {
            var scale = c switch
            {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                _ => 0,
            };
            if (scale == 0)
            {
                digit = DigitOf(c);
                continue;
            }

            total += (digit == 0 ? 1 : digit) * scale;
            digit = 0;
        }

        return total + digit;
    }

    private static decimal DigitOf(char c) =>
        c switch
        {
            '两' => 2,
            '零' or '〇' => 0,
            _ => Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal) - 1),
        };
}
