using Workflows.Documents;
using static Workflows.Tests.Documents.Files.PdfFile;

namespace Workflows.Tests.Documents.Files;

/// <summary>A PDF with words reads as paragraphs; one without says so.</summary>
public sealed class PdfFileTests
{
    [Fact]
    public void Lines_are_joined_to_paragraphs_across_pages_without_heads_and_page_numbers()
    {
        var paragraphs = CondensedEdition
            .Text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .ToList();
        Assert.Equal(string.Join('\n', paragraphs), Reading.Trimmed(OfText(string.Join('\n', paragraphs))));
    }

    [Fact]
    public void Words_come_in_reading_order_wherever_the_file_has_them() =>
        Assert.Equal(
            "一、总体要求\n二、重点任务",
            Reading.Trimmed(
                OfPages(
                    Show("务", 160, 600)
                        + Show("二、重点任", 80, 600)
                        + Show("一、总体", 80, 650)
                        + Show("要求", 144, 650)
                )
            )
        );

    [Fact]
    public void Bold_type_printed_twice_is_read_once() =>
        Assert.Equal(
            "一、总体要求",
            Reading.Trimmed(OfPages(Show("一、总体要求", 80, 650) + Show("一、总体要求", 81, 650)))
        );

    [Fact]
    public void A_scan_is_refused_as_such() =>
        Reading.AssertRefused("document_scanned", OfPages("q 595 0 0 842 0 0 cm Q", "q Q"));

    [Fact]
    public void Too_many_pages_are_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            OfPages(Show("甲乙丙丁戊己", 80, 650), Show("甲乙丙丁戊己", 80, 650)),
            new() { MaxPages = 1 }
        );

    [Fact]
    public void A_file_that_takes_too_long_is_refused() =>
        Reading.AssertRefused(
            "document_too_complex",
            OfText(CondensedEdition.Text),
            new() { Timeout = TimeSpan.FromTicks(1) }
        );

    [Fact]
    public void A_stream_that_unpacks_without_end_is_refused() =>
        Reading.AssertRefused(
            "document_too_large",
            OfPages(Show("甲乙丙丁戊己", 80, 650) + new string(' ', 4 * 1024 * 1024)),
            new() { MaxUnpackedBytes = 1024 * 1024 }
        );

    [Fact]
    public void A_pdf_with_a_password_is_refused()
    {
        var encryption =
            $"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{new string('0', 64)}>/U<{new string('1', 64)}>>>/ID[<00><00>]";
        var file = File([Ascii("<</Type/Catalog/Pages 2 0 R>>"), Ascii("<</Type/Pages/Count 0/Kids[]>>")], encryption);
        Reading.AssertRefused("document_encrypted", file);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<</A ", ">>")]
    public void Deep_nesting_harms_nothing(string open, string close)
    {
        const int Depth = 200_000;
        var nested =
            string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));
        var file = File(
            [Ascii($"<</Type/Catalog/Pages 2 0 R/X {nested}>>"), Ascii("<</Type/Pages/Count 0/Kids[]>>")],
            ""
        );
        Assert.IsType<DocumentException>(Record.Exception(() => Reading.Text(file)));
    }

    [Fact]
    public void Pages_that_hold_themselves_harm_nothing()
    {
        var file = File([Ascii("<</Type/Catalog/Pages 2 0 R>>"), Ascii("<</Type/Pages/Count 1/Kids[2 0 R]>>")], "");
        Assert.IsType<DocumentException>(Record.Exception(() => Reading.Text(file)));
    }
}
