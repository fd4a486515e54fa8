using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflows.Documents;
using Workflows.Documents.Files;

namespace Workflows.Tests.Documents;

/// <summary>
/// A corpus of our own, one document per form, each with what a clerk would read from it. The published table of forms
/// says what the importer reads today; it changes only together with it.
/// </summary>
public sealed class CorpusTests
{
    private const string Head = """
        # 能读懂的文件写法 · Forms of plan document that are read

        每种写法都有一份小文件和人工写出的应读结果（`tests/Workflows.Tests/Documents/Corpus`），本表由测试生成：准确率是读出来的有多少是对的，召回率是该读出来的有多少读到了。

        Every form has a small document of our own writing and the result a person would write down for it. A test reads them all and generates this table. Precision (P) says how much of what was read is right, recall (R) how much of what is there was read. A lead counts when the unit, and what makes it the lead, are both right; doubts count when those the form calls for are raised. 未列 is what the document says that is no task, with the reason given.

        | 写法 | 任务 P/R | 牵头 P/R | 参与 P/R | 时限 P/R | 周期 P/R | 指标 P/R | 未列 P/R | 疑点 |
        |---|---|---|---|---|---|---|---|---|

        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static string Folder =>
        Path.Combine(SharedFiles.RepositoryRoot, "tests", "Workflows.Tests", "Documents", "Corpus");

    private static string Published => Path.Combine(SharedFiles.RepositoryRoot, "docs", "documents.md");

    [Fact]
    public async Task The_published_table_of_forms_is_what_the_importer_reads()
    {
        var table = new StringBuilder(Head);
        var misses = new StringBuilder();
        var total = new CorpusScore();
        foreach (var file in Directory.GetFiles(Folder, "*.expected.json").Order(StringComparer.Ordinal))
        {
            var expected = JsonSerializer.Deserialize<CorpusDocument>(
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                Web
            )!;
            var score = new CorpusScore();
            score.Add(expected, Read(file), Path.GetFileName(file), misses);
            total.Add(score);
            table.AppendLine(CultureInfo.InvariantCulture, $"| {expected.Form} | {score} |");
        }

        table.AppendLine(CultureInfo.InvariantCulture, $"| **合计** | {total} |");
        var made = Path.Combine(SharedFiles.RepositoryRoot, "TestResults", "documents.md");
        Directory.CreateDirectory(Path.GetDirectoryName(made)!);
        await File.WriteAllTextAsync(made, table.ToString(), TestContext.Current.CancellationToken);

        var published = File.Exists(Published)
            ? await File.ReadAllTextAsync(Published, TestContext.Current.CancellationToken)
            : "";
        Assert.True(
            published == table.ToString(),
            $"docs/documents.md is not what the importer reads. Compare it with {made}, and publish that if it is right.\n{misses}"
        );
    }

    /// <summary>The plain text of a document of the corpus.</summary>
    internal static string TextOf(string path) =>
        new DocumentFile(File.ReadAllBytes(path), Path.GetFileName(path)).ReadText(new FileLimits());

    private static string DocumentOf(string stem) =>
        new[] { ".txt", ".md", ".html" }.Select(extension => stem + extension).First(File.Exists);

    private static PlanDraft? Read(string expectedFile)
    {
        var stem = expectedFile[..^".expected.json".Length];
        var document = DocumentOf(stem);
        try
        {
            return PlanReader.Read(TextOf(document));
        }
        catch (DocumentException)
        {
            return null;
        }
    }
}
