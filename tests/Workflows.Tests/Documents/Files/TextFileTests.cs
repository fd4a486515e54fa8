using System.Text;
using Workflows.Documents.Files;

namespace Workflows.Tests.Documents.Files;

/// <summary>A text is read in whatever encoding it was saved; what is no text is refused.</summary>
public sealed class TextFileTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, bool> Encodings =>
        new()
        {
            { "utf-8", false },
            { "utf-8", true },
            { "utf-16", false },
            { "utf-16", true },
            { "utf-16BE", false },
            { "utf-16BE", true },
            { "utf-32", true },
            { "GB18030", false },
            { "GB18030", true },
        };

    [Theory, MemberData(nameof(Encodings))]
    public void The_seed_document_reads_the_same_in_every_encoding(string name, bool hasMark) =>
        Assert.Equal(CondensedEdition.Text, Reading.Text(Encode(CondensedEdition.Text, name, hasMark)));

    [Theory, MemberData(nameof(Encodings))]
    public void A_single_line_reads_the_same_in_every_encoding(string name, bool hasMark)
    {
        const string Line = "1. 加强统筹。（责任部门：办公室）";
        Assert.Equal(Line, Reading.Text(Encode(Line, name, hasMark)));
    }

    [Fact]
    public void A_declared_encoding_decides_where_the_bytes_allow_several()
    {
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes("責任單位：辦公室");
        Assert.Equal("責任單位：辦公室", Reading.Text(big5, contentType: "text/plain; charset=Big5"));
    }

    [Fact]
    public void A_declared_encoding_that_the_bytes_contradict_is_passed_over() =>
        Assert.Equal(
            "责任单位：办公室",
            Reading.Text(Gb18030.GetBytes("责任单位：办公室"), contentType: "text/plain; charset=utf-8")
        );

    [Fact]
    public void An_unknown_or_broken_declaration_is_passed_over()
    {
        Assert.Equal("办公室", Reading.Text("办公室"u8.ToArray(), contentType: "text/plain; charset=klingon"));
        Assert.Equal("办公室", Reading.Text("办公室"u8.ToArray(), contentType: ";;;"));
    }

    [Fact]
    public void Damaged_utf_8_is_refused_rather_than_read_as_other_characters()
    {
        var damaged = Encoding.UTF8.GetBytes(CondensedEdition.Text);
        damaged[damaged.Length / 2] = 0xFF;
        Reading.AssertRefused("document_encoding", damaged);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var noise = new byte[4096];
        new Random(1).NextBytes(noise);
        Reading.AssertRefused("document_encoding", noise, name: "方案.txt");
        Reading.AssertRefused("document_encoding", new byte[100]);
        Reading.AssertRefused("document_empty", []);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("FFD8FFE000104A46")]
    [InlineData("7B5C727466315C616E7369")]
    [InlineData("526172211A0700")]
    [InlineData("D0CF11E0A1B11AE10000")]
    public void Other_kinds_are_named_and_refused_whatever_their_name(string hex) =>
        Reading.AssertRefused("document_kind", Convert.FromHexString(hex), name: "方案.docx");

    [Fact]
    public void An_office_file_with_a_password_is_refused_as_such() =>
        Reading.AssertRefused(
            "document_encrypted",
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]
        );

    [Fact]
    public void A_text_named_like_a_word_file_is_read_as_the_text_it_is() =>
        Assert.Equal("办公室", Reading.Text("办公室"u8.ToArray(), name: "方案.docx"));

    [Fact]
    public void A_file_larger_than_allowed_is_refused() =>
        Reading.AssertRefused("document_too_large", "办公室"u8.ToArray(), new FileLimits { MaxBytes = 8 });

    private static byte[] Encode(string text, string name, bool hasMark)
    {
        var encoding = name is "GB18030" ? Gb18030 : Encoding.GetEncoding(name);
        return encoding.GetBytes(hasMark ? "\uFEFF" + text : text);
    }
}
