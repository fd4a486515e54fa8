using Workflows.Documents.Files;
using static Workflows.Tests.Documents.Files.WordFile;

namespace Workflows.Tests.Documents.Files;

/// <summary>Files made to harm are refused, and before they cost much.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void A_zip_bomb_is_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            Of(Paragraph("办公室") + new string(' ', 8 * 1024 * 1024)),
            new FileLimits { MaxUnpackedBytes = int.MaxValue }
        );

    [Fact]
    public void Too_much_unpacked_is_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            Of(Paragraph(new string('办', 100_000))),
            new FileLimits { MaxUnpackedBytes = 100_000 }
        );

    [Fact]
    public void Too_many_parts_are_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            Zip.Of([.. Enumerable.Range(0, 50).Select(i => ($"part{i}.xml", "<x/>"))]),
            new FileLimits { MaxEntries = 49 }
        );

    [Theory]
    [InlineData("<!DOCTYPE w:document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE w:document SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    [InlineData("<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    public void A_document_type_is_refused_with_all_its_entities(string type) =>
        Reading.AssertRefused(
            "document_damaged",
            OfDocument($"{type}<w:document {Namespaces}><w:body>{Paragraph("办公室")}</w:body></w:document>")
        );

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:ins>", "</w:ins>")]
    [InlineData("<w:p><w:hyperlink>", "</w:hyperlink></w:p>")]
    [InlineData("<w:p><w:txbxContent>", "</w:txbxContent></w:p>")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        var depth = open.Contains("hyperlink", StringComparison.Ordinal) ? 1 : 5000;
        var inner =
            depth == 1
                ? string.Concat(Enumerable.Repeat("<w:hyperlink>", 5000))
                    + string.Concat(Enumerable.Repeat("</w:hyperlink>", 5000))
                : Paragraph("深");
        var body =
            string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        Reading.AssertRefused("document_too_complex", Of(body));
    }

    [Fact]
    public void A_cell_that_covers_the_world_is_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            Of(Table([.. Enumerable.Repeat(Row(Cell("大", "<w:gridSpan w:val=\"999999999\"/>"), Cell("小")), 200)]))
        );

    [Fact]
    public void A_cut_off_file_is_refused()
    {
        var whole = OfText(CondensedEdition.Text);
        foreach (var length in (int[])[5, 100, whole.Length / 2, whole.Length - 10])
        {
            Reading.AssertRefused("document_damaged", whole[..length]);
        }
    }

    [Fact]
    public void A_zip_that_is_no_document_is_refused() =>
        Reading.AssertRefused("document_kind", Zip.Of(("a.txt", "办公室")), name: "方案.docx");

    [Fact]
    public void Styles_that_are_based_on_each_other_end() =>
        Assert.Equal(
            "文",
            Reading.Trimmed(
                Of(
                    Paragraph("文", "<w:pStyle w:val=\"A\"/>"),
                    styles: "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
                )
            )
        );
}
