using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Workflows.Documents.Files.Html;

/// <summary>
/// The text of a web page: blocks as lines, ordered lists numbered, tables as rows. It is read token by token and no
/// tree is built, which would let a small page of unclosed tags grow without bounds.
/// </summary>
internal sealed partial class HtmlText
{
    private const int HeadLength = 2048;

    private readonly FileLimits limits;
    private readonly CellBudget cells;
    private readonly TextLines page = new();
    private readonly Stack<HtmlTable> tables = new();
    private readonly HtmlLists lists;
    private readonly HtmlWords words = new();

    private HtmlText(FileLimits limits)
    {
        this.limits = limits;
        cells = new CellBudget(limits.MaxTableCells);
        lists = new HtmlLists(limits.MaxNesting);
    }

    private TextLines Lines => tables.FirstOrDefault(table => table.Cell is not null)?.Cell ?? page;

    public static string Read(byte[] content, string? charset, FileLimits limits)
    {
        var head = Encoding.ASCII.GetString(content, 0, Math.Min(content.Length, HeadLength));
        var declared = Charset().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
        return new HtmlText(limits).Read(DocumentText.Decode(content, charset ?? declared));
    }

    private string Read(string html)
    {
        using var source = new TextSource(html);
        var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        string? skipped = null;
        for (var token = tokens.Get(); token.Type is not HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag, IsSelfClosing: false } start)
            {
                tokens.State = ModeOf(start.Name);
            }

            if (skipped is not null)
            {
                skipped =
                    token.Type is HtmlTokenType.EndTag && token.Name.Equals(skipped, StringComparison.Ordinal)
                        ? null
                        : skipped;
            }
            else if (
                token is HtmlTagToken { Type: HtmlTokenType.StartTag, IsSelfClosing: false } unseen
                && IsUnseen(unseen.Name)
            )
            {
                skipped = unseen.Name;
            }
            else
            {
                Take(token);
            }
        }

        while (tables.Count > 0)
        {
            CloseTable();
        }

        return page.ToString(Bold.KeepUnits);
    }

    private void Take(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.Character:
                words.Add(token.Data, Lines);
                break;
            case HtmlTokenType.StartTag:
                Start((HtmlTagToken)token);
                break;
            case HtmlTokenType.EndTag:
                End(token.Name);
                break;
        }
    }

    private void Start(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "br":
                words.Break(Lines);
                break;
            case "table":
                OpenTable();
                break;
            case "tr" when tables.TryPeek(out var table):
                CloseListsIn(table);
                words.EndLine(Lines);
                table.OpenRow();
                break;
            case "td" or "th" when tables.TryPeek(out var table):
                CloseListsIn(table);
                words.EndLine(Lines);
                table.OpenCell(tag);
                break;
            case "ol" or "ul" or "menu":
                words.EndLine(Lines);
                lists.Open(tag);
                break;
            case "li":
                words.EndLine(Lines);
                Lines.Append(lists.NextItem(tag));
                break;
            case "pre":
                words.EndLine(Lines);
                words.IsPreformatted = true;
                break;
            case "b" or "strong":
                Lines.Append(Bold.Toggle);
                break;
            default:
                EndLineAround(tag.Name);
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "table":
                CloseTable();
                break;
            case "tr" when tables.TryPeek(out var table):
                words.EndLine(Lines);
                table.CloseRow();
                break;
            case "td" or "th" when tables.TryPeek(out var table):
                words.EndLine(Lines);
                CloseListsIn(table);
                table.CloseCell();
                break;
            case "ol" or "ul" or "menu":
                words.EndLine(Lines);
                lists.CloseTo(Math.Max(lists.Depth - 1, tables.TryPeek(out var around) ? around.ListsAround : 0));
                break;
            case "pre":
                words.EndLine(Lines);
                words.IsPreformatted = false;
                break;
            case "b" or "strong":
                Lines.Append(Bold.Toggle);
                break;
            default:
                EndLineAround(name);
                break;
        }
    }

    private void OpenTable()
    {
        words.EndLine(Lines);
        if (tables.Count >= limits.MaxNesting / 4)
        {
            throw FileRefusals.TooDeep();
        }

        if (tables.TryPeek(out var outer) && outer.Cell is not null)
        {
            outer.IsLayout = true;
        }

        tables.Push(new HtmlTable(cells, lists.Depth));
    }

    private void CloseTable()
    {
        words.EndLine(Lines);
        if (tables.TryPop(out var table))
        {
            lists.CloseTo(table.ListsAround);
            table.WriteTo(Lines);
        }
    }

    private void CloseListsIn(HtmlTable table) => lists.CloseTo(Math.Min(lists.Depth, table.ListsAround));

    private void EndLineAround(string name)
    {
        if (IsBlock(name))
        {
            words.EndLine(Lines);
        }
    }

    private static HtmlParseMode ModeOf(string name) =>
        name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "title" or "textarea" => HtmlParseMode.RCData,
            _ => HtmlParseMode.PCData,
        };

    private static bool IsUnseen(string name) =>
        name
            is "script"
                or "style"
                or "title"
                or "textarea"
                or "iframe"
                or "noembed"
                or "noframes"
                or "noscript"
                or "template"
                or "select"
                or "svg"
                or "rt"
                or "rp";

    private static bool IsBlock(string name) =>
        name
            is "address"
                or "article"
                or "aside"
                or "blockquote"
                or "body"
                or "center"
                or "dd"
                or "details"
                or "dl"
                or "dt"
                or "fieldset"
                or "figcaption"
                or "figure"
                or "footer"
                or "form"
                or "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
                or "header"
                or "hr"
                or "html"
                or "legend"
                or "li"
                or "main"
                or "nav"
                or "p"
                or "div"
                or "section"
                or "summary"
                or "caption"
                or "thead"
                or "tbody"
                or "tfoot"
                or "xmp"
                or "option";

    [GeneratedRegex(
        """(charset|encoding)\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.-]{1,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Charset();
}
