using System.Globalization;
using AngleSharp.Html.Parser.Tokens;
using Workflows.Documents.Files.Word;

namespace Workflows.Documents.Files.Html;

/// <summary>The lists open at a place of a web page, and the number its next item has.</summary>
internal sealed class HtmlLists(int mostNested)
{
    private readonly Stack<(bool IsOrdered, string? Format, int Next)> open = new();

    public int Depth => open.Count;

    public void Open(HtmlTagToken tag)
    {
        if (open.Count >= mostNested)
        {
            throw FileRefusals.TooDeep();
        }

        open.Push((tag.Name is "ol", FormatOf(tag), IntOf(tag, "start") ?? 1));
    }

    /// <summary>Closes lists until so many are left.</summary>
    public void CloseTo(int depth)
    {
        while (open.Count > depth)
        {
            open.Pop();
        }
    }

    /// <summary>What stands before the next item: its number in an ordered list, nothing in another.</summary>
    public string NextItem(HtmlTagToken item)
    {
        if (!open.TryPop(out var list))
        {
            return "";
        }

        var number = IntOf(item, "value") ?? list.Next;
        open.Push(list with { Next = number == int.MaxValue ? number : number + 1 });
        if (!list.IsOrdered)
        {
            return "";
        }

        var stop = list.Format is "chineseCountingThousand" ? "、" : ". ";
        return NumberFormat.Write(number, list.Format) + stop;
    }

    private static int? IntOf(HtmlTagToken tag, string attribute) =>
        int.TryParse(tag.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static string? FormatOf(HtmlTagToken list)
    {
        var style = list.GetAttribute("style") ?? "";
        if (
            style.Contains("cjk-ideographic", StringComparison.OrdinalIgnoreCase)
            || style.Contains("-chinese-", StringComparison.OrdinalIgnoreCase)
        )
        {
            return "chineseCountingThousand";
        }

        return list.GetAttribute("type") switch
        {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => null,
        };
    }
}
