using System.Xml;
using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Word;

/// <summary>
/// The text of a Word document (.docx) as it reads once all its changes are accepted: paragraphs and tables in order,
/// automatic numbers written out; no headers, footers, footnotes, comments or tables of contents.
/// </summary>
internal sealed class WordText
{
    private readonly FileLimits limits;
    private readonly CellBudget cells;
    private readonly Styles styles;
    private readonly ListNumbers numbers;
    private string beforeDeletedMark = "";

    private WordText(Package package, string document, FileLimits limits)
    {
        this.limits = limits;
        cells = new CellBudget(limits.MaxTableCells);
        styles = new Styles(package.Load(package.Related(document, "styles")));
        numbers = new ListNumbers(package.Load(package.Related(document, "numbering")), styles);
    }

    public static string Read(Package package, string document, FileLimits limits)
    {
        var word = new WordText(package, document, limits);
        var lines = new TextLines();
        using var reader = package.Open(document)!;
        if (!MoveToBody(reader))
        {
            throw FileRefusals.Damaged("Word");
        }

        // One block at a time, so that a long document does not stand in memory as a whole.
        reader.Read();
        while (reader.NodeType is not (XmlNodeType.EndElement or XmlNodeType.None))
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                word.Block((XElement)XNode.ReadFrom(reader), lines, isInCell: false, depth: 0);
            }
            else
            {
                reader.Read();
            }
        }

        return lines.ToString();
    }

    private static bool MoveToBody(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "body")
            {
                return !reader.IsEmptyElement;
            }
        }

        return false;
    }

    private void Blocks(IEnumerable<XElement> blocks, TextLines lines, bool isInCell, int depth)
    {
        foreach (var block in blocks)
        {
            Block(block, lines, isInCell, depth);
        }
    }

    private void Block(XElement block, TextLines lines, bool isInCell, int depth)
    {
        if (depth > limits.MaxNesting)
        {
            throw FileRefusals.TooDeep();
        }

        switch (block.Name.LocalName)
        {
            case "p":
                Paragraph(block, lines, isInCell, depth);
                break;
            case "tbl":
                Table(block, lines, isInCell, depth);
                break;
            case "sdt" when !IsContents(block):
                Blocks(block.Child("sdtContent")?.Elements() ?? [], lines, isInCell, depth + 1);
                break;
            case "AlternateContent":
                Blocks(RunText.Chosen(block)?.Elements() ?? [], lines, isInCell, depth + 1);
                break;
            case "ins" or "moveTo" or "customXml" or "smartTag":
                Blocks(block.Elements(), lines, isInCell, depth + 1);
                break;
        }
    }

    private static bool IsContents(XElement block) =>
        block.Child("sdtPr").Child("docPartObj").Child("docPartGallery").Val() is "Table of Contents";

    private void Paragraph(XElement paragraph, TextLines lines, bool isInCell, int depth)
    {
        var properties = paragraph.Child("pPr");
        if (styles.IsContents(properties.Child("pStyle").Val()))
        {
            return;
        }

        var run = new RunText(limits, depth);
        run.Read(paragraph);
        var text = run.Text;
        var mark = properties.Child("rPr");
        if (mark.Child("del") is not null || mark.Child("moveFrom") is not null)
        {
            // Its end is deleted: what is left of it continues in the next paragraph.
            beforeDeletedMark += text;
        }
        else
        {
            var number = numbers.Next(properties);
            text = beforeDeletedMark + text;
            beforeDeletedMark = "";
            lines.Line(isInCell || !string.IsNullOrWhiteSpace(text) ? number + text : "");
        }

        foreach (var box in run.TextBoxes)
        {
            Blocks(box.Elements(), lines, isInCell, depth + 1);
        }
    }

    private void Table(XElement table, TextLines lines, bool isInCell, int depth)
    {
        var grid = new TableGrid(cells);
        foreach (var row in Unwrapped(table, "tr", depth))
        {
            var properties = row.Child("trPr");
            if (properties.Child("del") is null)
            {
                Row(row, properties, grid, depth);
            }
        }

        if (isInCell)
        {
            grid.FlattenTo(lines);
        }
        else
        {
            grid.WriteTo(lines);
        }
    }

    private void Row(XElement row, XElement? properties, TableGrid grid, int depth)
    {
        grid.NextRow();
        var column = Math.Clamp(properties.Child("gridBefore").Int() ?? 0, 0, limits.MaxNesting);
        foreach (var cell in Unwrapped(row, "tc", depth))
        {
            var cellProperties = cell.Child("tcPr");
            var span = Math.Clamp(cellProperties.Child("gridSpan").Int() ?? 1, 1, limits.MaxTableCells);
            var text = new TextLines();
            Blocks(cell.Elements(), text, isInCell: true, depth + 1);
            if (cellProperties.Child("vMerge") is { } merge && merge.Val() is not "restart")
            {
                grid.Continue(column, span);
            }
            else if (cellProperties.Child("hMerge") is { } across && across.Val() is not "restart")
            {
                grid.ContinueAcross(column);
            }
            else
            {
                grid.Place(column, text.ToString(), span);
            }

            column += span;
        }
    }

    private static IEnumerable<XElement> Unwrapped(XElement parent, string name, int depth)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Named(name))
            {
                yield return child;
            }
            else if (child.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" && depth < 1000)
            {
                foreach (var inner in Unwrapped(child, name, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
