namespace Workflows.Documents;

/// <summary>
/// What a document that lists duties by unit says: 市教育局：负责…, or the unit as the heading of what it has to do.
/// </summary>
internal static class UnitDuty
{
    private const int LongestUnits = 60;

    private static readonly string[] Charged = ["负责", "牵头", "统筹", "承担"];

    /// <summary>The units that a paragraph begins with, before a colon or the verb that charges them.</summary>
    public static IReadOnlyList<Marker> Find(string paragraph)
    {
        var head = paragraph.AsSpan(0, Math.Min(paragraph.Length, LongestUnits));
        var colon = head.IndexOfAny('：', ':');
        if (colon > 0 && colon + 1 < paragraph.Length && UnitsIn(paragraph[..colon]) is { } named)
        {
            return [new Marker(0, colon + 1, [named], Term: null)];
        }

        foreach (var verb in Charged)
        {
            if (head.IndexOf(verb) is > 0 and var place && UnitsIn(paragraph[..place]) is { } charged)
            {
                return [new Marker(0, place, [charged], Term: null)];
            }
        }

        return [];
    }

    /// <summary>The units that a heading is: 一、市教育局（3项）.</summary>
    public static Marker? Of(Passage heading)
    {
        var open = Punctuation.LastOpening(heading.Text);
        var name =
            open > 0 && heading.Text[^1] is ('）' or ')') && heading.Text[open..].Contains('项')
                ? heading.Text[..open]
                : heading.Text;
        return UnitsIn(name.TrimEnd('：', ':', '。')) is { } units
            ? new Marker(0, 0, [units], Term: null) { Cell = heading.Paragraph }
            : null;
    }

    private static Clause? UnitsIn(string list)
    {
        var units = UnitNames.Read(list);
        return units.Names.Count > 0 && units.Names.All(UnitNames.IsSurelyUnit)
            ? new Clause(UnitRole.Responsible, ByLabel: true, Shared: false, units.Names, units.Open)
            : null;
    }
}
