using System.Buffers;

namespace Workflows.Documents;

/// <summary>Puts 各省、自治区、直辖市人民政府 together again: the 、 in it separates kinds of region, not units.</summary>
internal static class RegionNames
{
    private static readonly string[] Regions =
    [
        "自治区",
        "直辖市",
        "自治州",
        "设区市",
        "省直管县",
        "县级市",
        "乡镇",
        "街道",
        "省",
        "市",
        "州",
        "县",
        "区",
        "旗",
        "盟",
        "乡",
        "镇",
    ];
    private const int LongestGovernment = 10;

    private static readonly SearchValues<char> Opening = SearchValues.Create("<＜〈《");
    private static readonly SearchValues<char> Closing = SearchValues.Create(">＞〉》");

    private static readonly string[] Bodies = ["人民政府", "政府", "党委", "管委会", "办事处"];

    /// <summary>The pieces of a list, those of one name joined again.</summary>
    public static List<string> Join(IReadOnlyList<string> pieces)
    {
        var names = new List<string>();
        foreach (var piece in pieces)
        {
            if (
                names.Count > 0
                && (
                    (IsUnfinished(Traditional.Simplified(names[^1])) && ContinuesRegions(Traditional.Simplified(piece)))
                    || (IsBareRegion(names[^1]) && IsGovernment(piece))
                    || IsTornApart(names[^1], piece)
                )
            )
            {
                names[^1] = $"{names[^1]}、{piece}";
            }
            else
            {
                names.Add(piece);
            }
        }

        return names;
    }

    // 各县<市、区>人民政府: brackets that stand inside others are printed as angles.
    private static bool IsTornApart(string name, string piece) =>
        name.AsSpan().LastIndexOfAny(Opening) > name.AsSpan().LastIndexOfAny(Closing)
        && piece.AsSpan().ContainsAny(Closing);

    // 东川、西川市人民政府: the first region leaves out what the last one says.
    private static bool IsBareRegion(string name) =>
        Punctuation
            .Split(name, c => c is '、')
            .All(part => part.Length is 2 or 3 && (part[^1] == '州' || !UnitNames.IsUnit(part)));

    private static bool IsGovernment(string piece) =>
        piece.Length <= LongestGovernment
        && Words.EndingOf(piece, ["市人民政府", "县人民政府", "区人民政府", "市政府", "县政府", "区政府"]) is { } body
        && piece.Length - body.Length is 1 or 2 or 3;

    private static bool IsUnfinished(string name) =>
        name.StartsWith('各')
        && Punctuation
            .Split(name[1..], c => c is '、')
            .All(part => Regions.Contains(WithoutBrackets(part), StringComparer.Ordinal));

    // 各市（州）、县（市、区）人民政府: what stands in brackets names further kinds of region.
    private static string WithoutBrackets(string part) =>
        part.Length > 0 && Punctuation.Closes(part[^1]) && part.AsSpan().IndexOfAny('（', '(') is > 0 and var open
            ? part[..open]
            : part;

    private static bool ContinuesRegions(string piece) =>
        Words.BeginningOf(piece, Regions) is { } region && IsBody(piece[region.Length..]);

    private static bool IsBody(string rest) =>
        rest.Length == 0 || Punctuation.Opens(rest[0]) || Words.Begins(rest, Bodies);
}
