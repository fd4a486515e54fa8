using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using Workflows.Tests.Documents.Files;

namespace Workflows.Api.Tests.Plans;

/// <summary>A plan document may be uploaded as whatever kind of file the office has; the tasks are the same.</summary>
public sealed class DocumentKindTests(SharedServices services)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static IEnumerable<string> Lines =>
        Repository.CondensedPlan.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    public static TheoryData<string, string?> Kinds =>
        new()
        {
            { "GB18030", "text/plain" },
            { "GB18030", "text/plain; charset=gb2312" },
            { "utf-16", "text/plain" },
            { "utf-16BE", "text/plain; charset=utf-16be" },
            { "utf-8", "text/markdown" },
            { "utf-8", "application/octet-stream" },
            { "utf-8", null },
            { "docx", Word },
            { "docx", "text/plain" },
            { "html", "text/html; charset=utf-8" },
            { "html", "application/octet-stream" },
            { "pdf", "application/pdf" },
        };

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_seed_document_gives_the_same_tasks_from_every_kind_of_file(string kind, string? mediaType)
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();
        var expected = await admin.PostAsync("/api/plans/preview", Repository.CondensedPlan);

        var draft = await admin.PostAsync("/api/plans/preview", Body(Encode(kind), mediaType));

        Assert.Equal(Tasks(expected), Tasks(draft));
    }

    [Fact]
    public async Task A_form_may_carry_the_file()
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();
        using var form = new MultipartFormDataContent { { Body(Encode("docx"), null), "file", "方案.docx" } };

        var draft = await admin.PostAsync("/api/plans/preview", form);

        Assert.Equal(23, draft["tasks"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_form_without_exactly_one_file_is_refused()
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();
        using var form = new MultipartFormDataContent { { new StringContent("方案"), "title" } };

        var problem = await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/plans/preview", form);

        Assert.Equal("document_missing", (string)problem["code"]!);
    }

    [Fact]
    public async Task Places_count_the_lines_of_the_text_that_comes_with_the_draft()
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();

        var draft = await admin.PostAsync("/api/plans/preview", Body(Encode("docx"), Word));

        var lines = ((string)draft["sourceText"]!).Split('\n');
        foreach (var task in draft["tasks"]!.AsArray())
            Assert.Contains(
                (string)task!["title"]!,
                lines[(int)task["source"]!["line"]! - 1],
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("89504E470D0A1A0A", HttpStatusCode.UnsupportedMediaType, "document_kind")]
    [InlineData("504B030400000000", HttpStatusCode.BadRequest, "document_damaged")]
    [InlineData("00010203FFFEFDFC", HttpStatusCode.BadRequest, "document_encoding")]
    [InlineData("", HttpStatusCode.BadRequest, "document_empty")]
    public async Task What_cannot_be_read_is_refused_and_says_so_of_the_document(
        string hex,
        HttpStatusCode status,
        string code
    )
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();

        var problem = await admin.RefusedAsync(
            status,
            "/api/plans/preview",
            Body(Convert.FromHexString(hex), "application/octet-stream")
        );

        Assert.Equal(code, (string)problem["code"]!);
        Assert.Equal("document", (string)problem["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task A_body_larger_than_allowed_is_refused()
    {
        var admin = await new Office(services.On(DatabaseProvider.Sqlite)).AdminAsync();

        var problem = await admin.RefusedAsync(
            HttpStatusCode.RequestEntityTooLarge,
            "/api/plans/preview",
            Body(new byte[21 * 1024 * 1024], "application/pdf")
        );

        Assert.Equal("document_too_large", (string)problem["code"]!);
    }

    // Where a task stands differs: a page and a PDF have no blank lines.
    private static List<string> Tasks(JsonNode draft) =>
        [
            .. draft["tasks"]!
                .AsArray()
                .Select(task =>
                {
                    task!.AsObject().Remove("source");
                    task.AsObject().Remove("sources");
                    return task.ToJsonString();
                }),
        ];

    private static byte[] Encode(string kind) =>
        kind switch
        {
            "docx" => WordFile.OfText(Repository.CondensedPlan),
            "html" => Encoding.UTF8.GetBytes(
                "<!doctype html>" + string.Concat(Lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))
            ),
            "pdf" => PdfFile.OfText(string.Join('\n', Lines)),
            "GB18030" => CodePagesEncodingProvider.Instance.GetEncoding(kind)!.GetBytes(Repository.CondensedPlan),
            _ => Encoding.GetEncoding(kind).GetBytes(Repository.CondensedPlan),
        };

    private static ByteArrayContent Body(byte[] content, string? mediaType) =>
        new(content) { Headers = { ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType) } };
}
