using System.Globalization;
using System.Text;

namespace Workflows.Documents.Files.Word;

/// <summary>Writes an automatic number the way its list is set to show it.</summary>
internal static class NumberFormat
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    private static readonly (int Value, string Letters)[] Roman =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    public static string Write(int number, string? format) =>
        format switch
        {
            "none" => "",
            "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
            "lowerLetter" => Letters(number, 'a'),
            "upperLetter" => Letters(number, 'A'),
            "lowerRoman" => InRoman(number).ToLowerInvariant(),
            "upperRoman" => InRoman(number),
            "chineseCounting" or "taiwaneseCounting" or "japaneseCounting" or "koreanCounting" => Counting(
                number,
                '〇'
            ),
            "chineseCountingThousand" or "taiwaneseCountingThousand" => Counting(number, '零'),
            "chineseLegalSimplified" or "ideographLegalTraditional" => Legal(number, format),
            "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital2" => Digital(
                number
            ),
            "ideographTraditional" => Cycle(number, Stems),
            "ideographZodiac" => Cycle(number, Branches),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(number),
            "decimalEnclosedParen" => Within(number, 20, '⑴'),
            "decimalEnclosedFullstop" => Within(number, 20, '⒈'),
            "ideographEnclosedCircle" => Within(number, 10, '㊀'),
            "decimalFullWidth" or "decimalFullWidth2" => FullWidth(number),
            _ => Plain(number),
        };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Letters(int number, char first) =>
        number is < 1 or > 780
            ? Plain(number)
            : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string InRoman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Plain(number);
        }

        var text = new StringBuilder();
        foreach (var (value, letters) in Roman)
        {
            for (; number >= value; number -= value)
            {
                text.Append(letters);
            }
        }

        return text.ToString();
    }

    private static string Counting(int number, char zero)
    {
        if (number is < 0 or > 9999)
        {
            return Plain(number);
        }

        var text = Units(number, $"{zero}一二三四五六七八九", "十百千");
        return number is >= 10 and < 20 ? text[1..] : text;
    }

    private static string Legal(int number, string format)
    {
        if (number is < 0 or > 9999)
        {
            return Plain(number);
        }

        return format is "chineseLegalSimplified"
            ? Units(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
            : Units(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟");
    }

    private static string Units(int number, string digits, string units)
    {
        var plain = Plain(number);
        var text = new StringBuilder();
        for (var i = 0; i < plain.Length; i++)
        {
            var (digit, place) = (plain[i] - '0', plain.Length - i - 1);
            if (digit != 0)
            {
                text.Append(digits[digit]);
                text.Append(place > 0 ? units[place - 1].ToString() : "");
            }
            else if (i + 1 < plain.Length && plain[i + 1] != '0')
            {
                text.Append(digits[0]);
            }
        }

        return text.Length == 0 ? digits[..1] : text.ToString();
    }

    private static string Digital(int number) =>
        string.Concat(Plain(number).Select(digit => digit is '-' ? '-' : "〇一二三四五六七八九"[digit - '0']));

    private static string FullWidth(int number) =>
        string.Concat(Plain(number).Select(digit => digit is '-' ? '－' : (char)(digit - '0' + '０')));

    private static string Cycle(int number, string names) =>
        number >= 1 && number <= names.Length ? names[number - 1].ToString() : Plain(number);

    private static string Within(int number, int last, char first) =>
        number >= 1 && number <= last ? ((char)(first + number - 1)).ToString() : Plain(number);

    private static string Circled(int number) =>
        number switch
        {
            0 => "⓪",
            <= 20 => Within(number, 20, '①'),
            <= 35 => ((char)('㉑' + number - 21)).ToString(),
            <= 50 => ((char)('㊱' + number - 36)).ToString(),
            _ => Plain(number),
        };
}
