using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Api.Tests.Plans;

/// <summary>Files that prove what was done: sent in parts, looked at, and taken back.</summary>
public sealed class EvidenceTests(SharedServices services)
{
    private const string Handler = "xuanchuan.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_upload_that_was_broken_off_goes_on_where_it_ended(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await office.LaunchTaskAsync();
        var handler = await office.PersonAsync(Handler);
        var content = Encoding.UTF8.GetBytes("巡河护河照片一百张");
        var uploads = $"/api/tasks/{task}/evidence/uploads";
        var file = new
        {
            fileName = "照片.txt",
            contentType = "text/plain",
            length = content.Length,
            fingerprint = "1",
        };
        var upload = $"/api/uploads/{(await handler.PostAsync(uploads, file))["id"]}";

        Assert.Equal(
            10,
            (long)(await AppendAsync(handler, upload, 0, content[..10])).Body(HttpStatusCode.OK)["offset"]!
        );
        var early = await handler.RefusedAsync(HttpStatusCode.Conflict, $"{upload}/finish");
        Assert.Equal("upload_incomplete", (string)early["code"]!);
        var twice = (await AppendAsync(handler, upload, 0, content[..10])).Problem(HttpStatusCode.Conflict);
        Assert.Equal("upload_offset", (string)twice["code"]!);
        var tooMuch = (await AppendAsync(handler, upload, 10, content)).Problem(HttpStatusCode.BadRequest);
        Assert.Equal("upload_too_long", (string)tooMuch["code"]!);
        var unfinished = Assert.Single((await handler.GetAsync(uploads)).AsArray())!;
        Assert.Equal(10, (long)unfinished["offset"]!);
        (await (await office.PersonAsync("xuanchuan.head")).SendAsync(HttpMethod.Get, upload)).Problem(
            HttpStatusCode.NotFound
        );

        (await AppendAsync(handler, upload, 10, content[10..])).Body(HttpStatusCode.OK);
        var evidence = await handler.PostAsync($"{upload}/finish");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), (string)evidence["sha256"]!);
        Assert.Equal(content, await handler.DownloadAsync($"/api/evidence/{evidence["id"]}"));
        Assert.Equal((string)evidence["id"]!, (string)(await handler.PostAsync($"{upload}/finish"))["id"]!);
        Assert.Empty((await handler.GetAsync(uploads)).AsArray());
        await handler.RefusedAsync(HttpStatusCode.BadRequest, uploads, file with { length = int.MaxValue });
        await (await office.PersonAsync("auditor")).RefusedAsync(HttpStatusCode.Forbidden, uploads, file);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task What_was_uploaded_is_looked_at_as_what_it_is_and_never_runs(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await office.LaunchTaskAsync();
        var handler = await office.PersonAsync(Handler);
        const string Markup = "<html><script>alert(1)</script></html>";
        const string Drawing = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        var (text, sandbox) = ("text/plain", "sandbox");

        foreach (
            var (name, stated, content, shown, policy) in new[]
            {
                ("页面.html", "text/html", Encoding.UTF8.GetBytes(Markup), text, sandbox),
                ("图.svg", "image/svg+xml", Encoding.UTF8.GetBytes(Drawing), text, sandbox),
                ("照片.html", "text/html", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "image/png", sandbox),
                ("报告.pdf", "application/pdf", "%PDF-1.4"u8.ToArray(), "application/pdf", "default-src 'none'"),
            }
        )
        {
            var id = await UploadAsync(handler, task, name, stated, content);
            using var preview = await handler.FetchAsync($"/api/evidence/{id}/preview");
            Assert.Equal(shown, preview.Content.Headers.ContentType!.MediaType);
            Assert.Equal("inline", preview.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(preview.Headers.GetValues("X-Content-Type-Options")));
            var said = Assert.Single(preview.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith(policy, said, StringComparison.Ordinal);
            Assert.Equal(content, await preview.Content.ReadAsByteArrayAsync());
            using var download = await handler.FetchAsync($"/api/evidence/{id}");
            Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        }

        var archive = await UploadAsync(handler, task, "包.zip", "application/zip", [.. "PK"u8, 3, 4, 0, 0, 0xFF]);
        using var none = await handler.FetchAsync($"/api/evidence/{archive}/preview");
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        using var strange = await (await office.PersonAsync("zuzhi.handler")).FetchAsync(
            $"/api/evidence/{archive}/preview"
        );
        Assert.Equal(HttpStatusCode.Forbidden, strange.StatusCode);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_file_is_taken_back_by_who_uploaded_it_until_it_is_handed_in(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await office.LaunchTaskAsync();
        await office.DecideAsync(Handler, task, "签收任务", "accept");
        var wrong = $"/api/evidence/{await office.UploadAsync(Handler, task, "错.txt", "错")}";
        var right = await office.UploadAsync(Handler, task, "对.txt", "对");
        var handler = await office.PersonAsync(Handler);

        (await (await office.PersonAsync("xuanchuan.head")).SendAsync(HttpMethod.Delete, wrong)).Problem(
            HttpStatusCode.Forbidden
        );
        Assert.Equal(HttpStatusCode.NoContent, (await handler.SendAsync(HttpMethod.Delete, wrong)).Status);
        (await handler.SendAsync(HttpMethod.Get, wrong)).Problem(HttpStatusCode.NotFound);

        await office.DecideAsync(
            Handler,
            task,
            "办理任务",
            "submit",
            data: new { text = "已办", evidence = new[] { right } }
        );
        var late = (await handler.SendAsync(HttpMethod.Delete, $"/api/evidence/{right}")).Problem(
            HttpStatusCode.Conflict
        );
        Assert.Equal("evidence_already_attached", (string)late["code"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_content_of_a_file_that_was_taken_back_is_deleted_unless_another_file_has_it(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = await office.LaunchTaskAsync();
        var handler = await office.PersonAsync(Handler);
        var contents = service.Services.GetRequiredService<ContentStore>();
        foreach (var (name, text) in new[] { ("一.txt", "只有一份"), ("二.txt", "有两份"), ("三.txt", "后来又传") })
            await handler.SendAsync(
                HttpMethod.Delete,
                $"/api/evidence/{await office.UploadAsync(Handler, task, name, text)}"
            );
        var other = await office.UploadAsync(Handler, task, "另一份.txt", "有两份");
        await ForgetAsync(service);
        await contents.Open(Hash("只有一份")).DisposeAsync();

        service.Clock.Advance(TimeSpan.FromDays(2));
        office.SignEverybodyOut();
        // Kept anew, by a request that has not committed its row yet.
        using var again = new MemoryStream(Encoding.UTF8.GetBytes("后来又传"));
        await contents.KeepAsync(again, CancellationToken.None);
        await ForgetAsync(service);

        Assert.Throws<FileNotFoundException>(() => contents.Open(Hash("只有一份")));
        await contents.Open(Hash("后来又传")).DisposeAsync();
        handler = await office.PersonAsync(Handler);
        Assert.Equal("有两份", Encoding.UTF8.GetString(await handler.DownloadAsync($"/api/evidence/{other}")));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Who_gets_it_next_is_known_before_it_is_decided(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await office.LaunchTaskAsync();
        await office.DecideAsync(Handler, task, "签收任务", "accept");
        var work = await office.ItemAsync(Handler, task, "办理任务");
        var handler = await office.PersonAsync(Handler);

        var submit = Assert.Single((await handler.GetAsync($"/api/work-items/{work["id"]}/next-steps")).AsArray())!;

        var step = Assert.Single(submit["steps"]!.AsArray())!;
        Assert.Equal("办结审核", (string)step["title"]!);
        Assert.Equal("officeAdmin", (string)step["role"]!);
        Assert.NotEmpty(step["people"]!.AsArray());
        var stranger = await office.PersonAsync("zuzhi.head");
        Assert.Empty((await stranger.GetAsync($"/api/work-items/{work["id"]}/next-steps")).AsArray());

        await office.DecideAsync(Handler, work, "submit", data: new { text = "已办" });
        await office.DecideAsync("office", task, "办结审核", "approve", "同意");
        var closing = await office.ItemAsync("office", task, "销号");
        var end = Assert.Single(
            (await (await office.AdminAsync()).GetAsync($"/api/work-items/{closing["id"]}/next-steps")).AsArray()
        )!;
        Assert.True((bool)end["isEnd"]!);
        Assert.Equal("open", (string)(await office.ItemAsync("office", task, "销号"))["state"]!);
    }

    private static async Task ForgetAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ForgetContents());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Task<Answer> AppendAsync(Session person, string upload, int offset, byte[] part) =>
        person.SendAsync(
            HttpMethod.Put,
            $"{upload}?offset={offset}",
            new ByteArrayContent(part) { Headers = { ContentType = new("application/octet-stream") } }
        );

    private static async Task<string> UploadAsync(
        Session person,
        string task,
        string name,
        string stated,
        byte[] content
    )
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(stated);
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return (string)(await person.PostAsync($"/api/tasks/{task}/evidence", form))["id"]!;
    }
}
