using System.Diagnostics;
using System.Runtime.ExceptionServices;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Workflows.Documents.Files.Pdf;

/// <summary>The text of a PDF: its lines in reading order, joined to paragraphs, without running heads and page numbers.</summary>
internal static class PdfText
{
    private const int DeepestStack = 256;
    private const int StackBytes = 16 * 1024 * 1024;
    private const int FewestLettersAPage = 5;

    // Five times the longest plan; a page crammed with letters costs what a book does.
    private const int MostLetters = 500_000;
    private const double MostUnreadable = 0.1;

    public static string Read(byte[] content, FileLimits limits)
    {
        // The library can't be interrupted, and recurses where a file nests: it gets a stack of its own and a time limit.
        var text = "";
        ExceptionDispatchInfo? failure = null;
        var reading = new Thread(
            () =>
            {
                try
                {
                    text = ReadPages(content, limits);
                }
                catch (Exception thrown)
                {
                    failure = ExceptionDispatchInfo.Capture(Refusal(thrown));
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = "PDF",
        };
        reading.Start();
        if (!reading.Join(limits.Timeout))
        {
            throw FileRefusals.TooSlow();
        }

        failure?.Throw();
        return text;
    }

    // What a damaged file makes the library throw is not documented; nothing of ours runs in there that may fail otherwise.
    private static Exception Refusal(Exception thrown) =>
        thrown switch
        {
            DocumentException or OutOfMemoryException => thrown,
            PdfDocumentEncryptedException => FileRefusals.Encrypted(),
            { InnerException: DocumentException inner } => inner,
            _ => FileRefusals.Damaged("PDF"),
        };

    private static string ReadPages(byte[] content, FileLimits limits)
    {
        var start = Stopwatch.GetTimestamp();
        var options = new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            MaxStackDepth = DeepestStack,
            FilterProvider = new PdfFilters(limits),
        };
        using var document = PdfDocument.Open(content, options);
        if (document.NumberOfPages > limits.MaxPages)
        {
            throw FileRefusals.TooManyPages(limits.MaxPages);
        }

        var (lines, letters) = (new List<PdfLine>(), 0);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            // Nobody waits for the text any more.
            if (Stopwatch.GetElapsedTime(start) > limits.Timeout)
            {
                throw FileRefusals.TooSlow();
            }

            var page = document.GetPage(number);
            letters += page.Letters.Count;
            if (letters > MostLetters)
            {
                throw FileRefusals.TooManyLetters(MostLetters);
            }

            lines.AddRange(PdfLines.Of(page));
        }

        RequireWords(lines, document.NumberOfPages);
        var text = new TextLines();
        PdfParagraphs.WriteTo(
            text,
            PdfMargins.Without(lines, document.NumberOfPages),
            new CellBudget(limits.MaxTableCells)
        );
        return text.ToString();
    }

    private static void RequireWords(List<PdfLine> lines, int pages)
    {
        var words = lines
            .SelectMany(line => line.Table is { } table ? table.Rows.SelectMany(row => row) : [line.Text])
            .ToList();
        var letters = words.Sum(text => text.Length);
        if (letters < FewestLettersAPage * pages || letters == 0)
        {
            throw FileRefusals.Scanned();
        }

        var unreadable = words.Sum(text =>
            text.Count(sign => sign is '\uFFFD' or (< ' ' and not '\t') or (>= '\uE000' and <= '\uF8FF'))
        );
        if (unreadable > letters * MostUnreadable)
        {
            throw FileRefusals.Unmapped();
        }
    }
}
