using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Word;

/// <summary>Turns the automatic numbers of a Word document into the words a reader sees.</summary>
internal sealed class ListNumbers
{
    private const string Closing = "、．，。）)】〕：";
    private const string Bullet = "• ";

    private readonly Styles styles;
    private readonly Dictionary<int, ListDefinition> definitions = [];
    private readonly Dictionary<int, (ListDefinition Definition, ListLevel[] Levels, int?[] Starts)> lists = [];

    public ListNumbers(XElement? part, Styles styles)
    {
        this.styles = styles;
        var linked = new Dictionary<int, string>();
        foreach (var definition in part.Children("abstractNum"))
        {
            if (definition.Int("abstractNumId") is { } id)
            {
                definitions[id] = ListDefinition.Of(definition);
                if (definition.Child("numStyleLink").Val() is { } style)
                {
                    linked[id] = style;
                }
            }
        }

        var owners = new Dictionary<int, int>();
        foreach (var list in part.Children("num"))
        {
            if (list.Int("numId") is { } id && list.Child("abstractNumId").Int() is { } definition)
            {
                owners.TryAdd(id, definition);
            }
        }

        foreach (var list in part.Children("num"))
        {
            if (list.Int("numId") is { } id && owners.TryGetValue(id, out var owner))
            {
                // A definition may only name the style whose list has the levels.
                var source =
                    linked.TryGetValue(owner, out var style) && styles.ListOf(style) is { } other
                        ? owners.GetValueOrDefault(other, owner)
                        : owner;
                AddList(id, list, source);
            }
        }
    }

    /// <summary>The number before a paragraph, ready to be put before its words; empty when it has none.</summary>
    public string Next(XElement? properties)
    {
        var own = properties.Child("numPr");
        var style = properties.Child("pStyle").Val();
        var inherited = styles.NumberingOf(style);
        var id = own.Child("numId").Int() ?? inherited?.Numbering.Child("numId").Int() ?? 0;
        if (!lists.TryGetValue(id, out var list))
        {
            return "";
        }

        var level = LevelOf(own, inherited, list.Levels);
        var startAt = list.Starts[level];
        list.Starts[level] = null;
        list.Definition.Count(level, list.Levels, startAt);
        return Write(list.Definition, list.Levels, level);
    }

    private static int LevelOf(XElement? own, (XElement Numbering, string Style)? inherited, ListLevel[] levels)
    {
        var ofStyle = inherited is null
            ? -1
            : Array.FindIndex(
                levels,
                level => string.Equals(level.Style, inherited.Value.Style, StringComparison.Ordinal)
            );
        var level = own.Child("ilvl").Int() ?? (ofStyle >= 0 ? ofStyle : inherited?.Numbering.Child("ilvl").Int() ?? 0);
        return Math.Clamp(level, 0, ListDefinition.Levels - 1);
    }

    private static string Write(ListDefinition definition, ListLevel[] levels, int level)
    {
        if (levels[level].Format is "bullet")
        {
            return Bullet;
        }

        var number = definition.Write(level, levels);
        return number.Length > 0 && levels[level].HasSpace && !Closing.Contains(number[^1]) ? number + " " : number;
    }

    private void AddList(int id, XElement list, int definition)
    {
        if (!definitions.TryGetValue(definition, out var shared))
        {
            return;
        }

        var (levels, starts) = (shared.Own, new int?[ListDefinition.Levels]);
        foreach (var change in list.Children("lvlOverride"))
        {
            if (change.Int("ilvl") is not (>= 0 and < ListDefinition.Levels and var index))
            {
                continue;
            }

            starts[index] = change.Child("startOverride").Int();
            if (change.Child("lvl") is { } level)
            {
                levels = ReferenceEquals(levels, shared.Own) ? [.. levels] : levels;
                levels[index] = ListLevel.Of(level);
            }
        }

        lists.TryAdd(id, (shared, levels, starts));
    }
}
