using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Sheets;

/// <summary>Shows the number of a cell the way its format means it: as a day, a share, or a number.</summary>
internal sealed partial class SheetFormats
{
    private const int DaysTo1904 = 1462;
    private const int LastDay = 2_958_465;

    private readonly List<Kind> kinds = [];
    private readonly bool countsFrom1904;

    private enum Kind
    {
        Number,
        Percent,
        Day,
        Month,
        Time,
    }

    public SheetFormats(XElement? styles, bool countsFrom1904)
    {
        this.countsFrom1904 = countsFrom1904;
        var custom = new Dictionary<int, string>();
        foreach (var format in styles.Child("numFmts").Children("numFmt"))
        {
            if (format.Int("numFmtId") is { } id)
            {
                custom[id] = format.Get("formatCode") ?? "";
            }
        }

        foreach (var format in styles.Child("cellXfs").Children("xf"))
        {
            var id = format.Int("numFmtId") ?? 0;
            kinds.Add(custom.TryGetValue(id, out var code) ? KindOf(code) : KindOf(id));
        }
    }

    public string Show(string value, int? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        var kind = style is >= 0 && style < kinds.Count ? kinds[style.Value] : Kind.Number;
        return kind switch
        {
            Kind.Percent => Plain(number * 100) + "%",
            Kind.Number => Plain(number),
            _ => Moment(number, kind),
        };
    }

    private string Moment(double number, Kind kind)
    {
        var days = countsFrom1904 ? number + DaysTo1904 : number;
        if (days is not (>= 0 and < LastDay))
        {
            return Plain(number);
        }

        var moment = DateTime.FromOADate(days);
        return kind switch
        {
            Kind.Day => moment.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture),
            Kind.Month => moment.ToString("yyyy'年'M'月'", CultureInfo.InvariantCulture),
            _ => moment.ToString("HH:mm", CultureInfo.InvariantCulture),
        };
    }

    private static string Plain(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    private static Kind KindOf(int builtIn) =>
        builtIn switch
        {
            9 or 10 => Kind.Percent,
            17 or 27 or 57 => Kind.Month,
            14 or 15 or 16 or 22 or (>= 28 and <= 31) or 36 or (>= 50 and <= 56) or 58 => Kind.Day,
            (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => Kind.Time,
            _ => Kind.Number,
        };

    private static Kind KindOf(string code)
    {
        var signs = Literal().Replace(code, "").ToLowerInvariant();
        var (hasYear, hasDay) = (
            signs.Contains('y', StringComparison.Ordinal),
            signs.Contains('d', StringComparison.Ordinal)
        );
        if (hasYear || hasDay)
        {
            return hasDay ? Kind.Day : Kind.Month;
        }

        if (signs.Contains('%', StringComparison.Ordinal))
        {
            return Kind.Percent;
        }

        return signs.Contains('h', StringComparison.Ordinal) ? Kind.Time : Kind.Number;
    }

    // What a format shows as it stands: quoted, escaped or in brackets.
    [GeneratedRegex(
        """("[^"]*")|(\[[^\]]*\])|(\\.)|(_.)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Literal();
}
