using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Workflows.Documents;
using static Workflows.Tests.Documents.Files.WordFile;

namespace Workflows.Tests.Documents.Files;

/// <summary>Whatever happens to a file on its way, it is read or refused, and soon.</summary>
public sealed class FileFuzzTests
{
    private const int MutationsOfEach = 500;

    // Generous, since machines are busy; a reader that runs away takes far longer.
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Kinds =>
        new("docx", "docx part", "xlsx", "xlsx part", "html", "pdf", "pdf-table", "gb18030", "utf-16");

    [Theory, MemberData(nameof(Kinds))]
    public void A_mutated_file_is_read_or_refused(string kind)
    {
        var original = Original(kind.Split(' ')[0]);
        for (var seed = 0; seed < MutationsOfEach; seed++)
        {
            var random = new Random(seed);
            var file = kind.EndsWith("part", StringComparison.Ordinal)
                ? MutatePart(original, random)
                : Mutate(original, random);
            var clock = Stopwatch.StartNew();
            var thrown = Record.Exception(() => PlanReader.Read(Reading.Text(file)));
            Assert.True(thrown is null or DocumentException, $"{kind}, seed {seed}: {thrown}");
            Assert.True(clock.Elapsed < LongestRead, $"{kind}, seed {seed}: {clock.Elapsed}");
        }
    }

    private static byte[] Original(string kind) =>
        kind switch
        {
            "docx" => WordFile.Of(
                Item("甲", 1)
                    + Item("乙", 1, 1)
                    + Table(Row(Cell("任务"), Cell("单位", "<w:vMerge/>")))
                    + Paragraph("丙"),
                List(1, Level(0, "chineseCounting", "%1、"), Level(1, "decimal", "%1.%2")),
                "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
            ),
            "xlsx" => SheetFile.Of(
                (
                    "任务",
                    "visible",
                    SheetFile.Rows(
                        SheetFile.Row(
                            1,
                            SheetFile.Text("A1", "甲"),
                            SheetFile.Shared("B1", 1),
                            SheetFile.Number("C1", "46203", 1)
                        )
                    ) + SheetFile.Merges("A1:A2")
                )
            ),
            "html" =>
                "<!doctype html><table><tr><td rowspan=2>甲<td colspan=3>乙<tr><td><ol start=3><li>丙</ol></table>&amp;<p>"u8.ToArray(),
            "pdf" => PdfFile.OfText(CondensedEdition.Text[..900]),
            "pdf-table" => PdfFile.OfPages(
                PdfFile.Table(760, [60, 120, 260, 400], ["序号", "任务", "牵头单位"], ["1", "更换老旧管网", "市水利局"])
            ),
            "utf-16" => Encoding.Unicode.GetBytes(CondensedEdition.Text[..500]),
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(CondensedEdition.Text[..500]),
        };

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var i = random.Next(1, 12); i > 0 && bytes.Count > 0; i--)
        {
            var place = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - place);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(place, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, length));
                    break;
                case 2 when random.Next(10) == 0:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                case 3:
                    bytes[place] = (byte)"<>/\"='&0129"[random.Next(11)];
                    break;
                default:
                    bytes[place] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    // A sound zip around a part that is not.
    private static byte[] MutatePart(byte[] original, Random random)
    {
        using var archive = new ZipArchive(new MemoryStream(original));
        var parts = archive.Entries.Select(entry => (entry.FullName, Content: Unpack(entry))).ToList();
        var mutated = random.Next(parts.Count);
        return Zip.Of([
            .. parts.Select(
                (part, i) =>
                    (
                        part.FullName,
                        i == mutated
                            ? Encoding.Latin1.GetString(Mutate(part.Content, random))
                            : Encoding.UTF8.GetString(part.Content)
                    )
            ),
        ]);
    }

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
