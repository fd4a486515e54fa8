using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Workflows.Tests.Documents.Files;

/// <summary>Writes PDFs whose letters are known by a table from glyph to character, as Word and WPS export them.</summary>
public static class PdfFile
{
    private const int Size = 16;
    private const int Left = 80;
    private const int Width = 28;
    private const int LinesAPage = 22;

    private const string ToUnicode = """
        /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0000> <FFFF> <0000> endbfrange
        endcmap end end
        """;

    /// <summary>A text set in lines of 28 characters, first lines indented, with a running head and page numbers.</summary>
    public static byte[] OfText(string text)
    {
        var lines = text.Split('\n').SelectMany(Set).ToList();
        return OfPages([.. lines.Chunk(LinesAPage).Select((page, index) => Page(page, index + 1))]);
    }

    /// <summary>Pages of drawing instructions.</summary>
    public static byte[] OfPages(params string[] pages)
    {
        var objects = new List<byte[]>
        {
            Ascii("<</Type/Catalog/Pages 2 0 R>>"),
            Ascii(
                $"<</Type/Pages/Count {pages.Length}/Kids[{string.Join(' ', pages.Select((_, i) => $"{7 + (2 * i)} 0 R"))}]>>"
            ),
            Ascii(
                "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>"
            ),
            Ascii(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>"
            ),
            Ascii(
                "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>"
            ),
            Stream(Encoding.ASCII.GetBytes(ToUnicode)),
        };
        for (var i = 0; i < pages.Length; i++)
        {
            objects.Add(
                Ascii(
                    $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {8 + (2 * i)} 0 R>>"
                )
            );
            objects.Add(Stream(Encoding.ASCII.GetBytes(pages[i])));
        }

        return File(objects, "");
    }

    /// <summary>A file of the given objects, the first of which is its catalogue.</summary>
    public static byte[] File(IReadOnlyList<byte[]> objects, string trailer)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            file.Write(Ascii($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        file.Write(Ascii($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
        {
            file.Write(Ascii(place.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"));
        }

        file.Write(Ascii($"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"));
        return file.ToArray();
    }

    public static byte[] Stream(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return
        [
            .. Ascii($"<</Length {packed.Length}/Filter/FlateDecode>>stream\n"),
            .. packed.ToArray(),
            .. "\nendstream"u8,
        ];
    }

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>The instruction that shows words at a place.</summary>
    public static string Show(string words, int x, int y, int size = Size) =>
        $"BT /F1 {size} Tf {x} {y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}> Tj ET\n";

    /// <summary>The instruction that draws a straight line.</summary>
    public static string Rule(int x, int y, int toX, int toY) => $"{x} {y} m {toX} {toY} l S\n";

    /// <summary>A table with a frame: cells of 12 point, broken where the column ends, one row below the other.</summary>
    public static string Table(int top, int[] edges, params string[][] rows)
    {
        const int Line = 16;
        const int Letter = 12;
        var page = new StringBuilder();
        var y = top;
        page.Append(Rule(edges[0], y, edges[^1], y));
        foreach (var row in rows)
        {
            var cells = row.Select(
                (cell, i) => cell.Chunk(Math.Max(1, (edges[i + 1] - edges[i] - 8) / Letter)).ToList()
            );
            var height = (cells.Max(lines => lines.Count) * Line) + 6;
            foreach (var (lines, column) in cells.Select((lines, column) => (lines, column)))
            {
                for (var i = 0; i < lines.Count; i++)
                {
                    page.Append(Show(new string(lines[i]), edges[column] + 4, y - 3 - Letter - (i * Line), Letter));
                }
            }

            foreach (var edge in edges)
            {
                page.Append(Rule(edge, y, edge, y - height));
            }

            y -= height;
            page.Append(Rule(edges[0], y, edges[^1], y));
        }

        return page.ToString();
    }

    private static string Page(string[] lines, int number)
    {
        var page = new StringBuilder(Show("方案汇编", 240, 810, 10));
        for (var i = 0; i < lines.Length; i++)
        {
            page.Append(
                Show(lines[i].TrimStart('　'), lines[i].StartsWith('　') ? Left + (2 * Size) : Left, 720 - (28 * i))
            );
        }

        return page.Append(Show($"— {number} —", 280, 40, 10)).ToString();
    }

    private static IEnumerable<string> Set(string paragraph)
    {
        var rest = "　　" + paragraph.Trim();
        for (; rest.Length > Width; rest = rest[Width..])
        {
            yield return rest[..Width];
        }

        yield return rest;
    }
}
