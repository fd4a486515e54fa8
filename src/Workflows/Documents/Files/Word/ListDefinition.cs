using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Word;

/// <summary>A list's levels and where its counting stands; several lists of a document may share it.</summary>
internal sealed class ListDefinition
{
    public const int Levels = 9;

    private readonly int?[] counts = new int?[Levels];

    private ListDefinition(ListLevel[] levels) => Own = levels;

    /// <summary>The levels, top first.</summary>
    public ListLevel[] Own { get; }

    public static ListDefinition Of(XElement definition)
    {
        var levels = Enumerable.Repeat(ListLevel.Empty, Levels).ToArray();
        foreach (var level in definition.Children("lvl"))
        {
            if (level.Int("ilvl") is >= 0 and < Levels and var index)
            {
                levels[index] = ListLevel.Of(level);
            }
        }

        return new ListDefinition(levels);
    }

    /// <summary>Counts a paragraph on a level: one more than before, or the given number.</summary>
    public void Count(int level, ListLevel[] levels, int? startAt)
    {
        counts[level] = startAt ?? (counts[level] is { } last ? last + 1 : levels[level].Start);
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            if (levels[deeper].RestartsAfter is not { } after || (after > 0 && level < after))
            {
                counts[deeper] = null;
            }
        }
    }

    /// <summary>The number of a level as its words show it, e.g. <c>第1.2条</c>.</summary>
    public string Write(int level, ListLevel[] levels)
    {
        var (pattern, isLegal) = (levels[level].Pattern, levels[level].IsLegal);
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var named = pattern[++i] - '1';
                var format = isLegal ? "decimal" : levels[named].Format;
                text.Append(NumberFormat.Write(counts[named] ?? levels[named].Start, format));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.ToString();
    }
}
