using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Audit;

/// <summary>A closed task leaves the house as one package that proves itself.</summary>
public sealed class ArchiveTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_closed_task_has_a_package_with_everything_and_twice_the_same(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = await ClosedAsync(office);
        var auditor = await office.PersonAsync("auditor");
        var package = await auditor.DownloadAsync($"/api/tasks/{task}/archive");
        Assert.Equal(
            package,
            await (await office.PersonAsync("xuanchuan.handler")).DownloadAsync($"/api/tasks/{task}/archive")
        );

        using var zip = new ZipArchive(new MemoryStream(package));
        var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!;
        Assert.Equal(
            [
                "任务.json",
                "审批记录.json",
                "审批记录.html",
                "原文/任务原文.txt",
                "原文/方案.txt",
                "佐证材料/01-照片_1.txt",
            ],
            manifest["files"]!.AsArray().Select(file => (string)file!["path"]!)
        );
        Assert.All(
            manifest["files"]!.AsArray(),
            file => Assert.Equal((string)file!["sha256"]!, Sha256(Read(zip, (string)file["path"]!)))
        );
        Assert.Equal("证明内容", Encoding.UTF8.GetString(Read(zip, "佐证材料/01-照片_1.txt")));
        Assert.Contains("<td>同意办结", Encoding.UTF8.GetString(Read(zip, "审批记录.html")), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<script>",
            Encoding.UTF8.GetString(Read(zip, "审批记录.html")),
            StringComparison.Ordinal
        );

        var records = JsonNode.Parse(Read(zip, "审批记录.json"))!.AsArray();
        var listed = await auditor.ListAsync($"/api/audit?taskId={task}");
        Assert.Equal(
            listed.Reverse().Select(row => (string)row["hash"]!),
            manifest["auditChain"]!.AsArray().Select(link => (string)link!["hash"]!)
        );
        Assert.Equal(listed.Count, records.Count);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Only_those_who_see_all_of_a_task_get_its_package_and_only_once_it_is_closed(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var task = (string)(await office.TaskOfAsync(plan, "1"))["id"]!;
        var path = $"/api/tasks/{task}/archive";

        (await (await office.PersonAsync("zuzhi.handler")).SendAsync(HttpMethod.Get, path)).Problem(
            HttpStatusCode.Forbidden
        );
        var problem = (await (await office.AdminAsync()).SendAsync(HttpMethod.Get, path)).Problem(
            HttpStatusCode.Conflict
        );
        Assert.Equal("task_not_closed", (string)problem["code"]!);
        (await (await office.AdminAsync()).SendAsync(HttpMethod.Get, $"/api/tasks/{plan}/archive")).Problem(
            HttpStatusCode.NotFound
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_document_of_a_plan_is_kept_once_and_never_replaced(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.ImportAsync(Office.OwnDocument());
        var path = $"/api/plans/{plan}/document";
        var admin = await office.AdminAsync();
        (await admin.SendAsync(HttpMethod.Get, path)).Problem(HttpStatusCode.NotFound);
        (
            await (await office.PersonAsync("xuanchuan.head")).SendAsync(
                HttpMethod.Post,
                path,
                File("方案.txt", "原文")
            )
        ).Problem(HttpStatusCode.Forbidden);

        await admin.PostAsync(path, File("方案.txt", "原文"));
        var second = await admin.RefusedAsync(HttpStatusCode.Conflict, path, File("另一份.txt", "改过"));
        Assert.Equal("plan_document_exists", (string)second["code"]!);
        Assert.Equal("原文", Encoding.UTF8.GetString(await admin.DownloadAsync(path)));
    }

    [Fact]
    public async Task A_package_proves_itself_at_the_terminal_and_a_changed_one_is_found()
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var task = await ClosedAsync(office);
        var file = Path.Combine(Directory.CreateTempSubdirectory("workflows-archive-").FullName, "任务1.zip");
        await System.IO.File.WriteAllBytesAsync(
            file,
            await (await office.AdminAsync()).DownloadAsync($"/api/tasks/{task}/archive")
        );
        var fine = await ToolProcess.RunAsync("archive", "verify", file);
        Assert.True(fine.ExitCode == 0, fine.Text);

        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
            Replace(zip, "佐证材料/01-照片_1.txt", "别的内容");
        var altered = await ToolProcess.RunAsync("archive", "verify", file);
        Assert.Equal(1, altered.ExitCode);
        Assert.Contains("佐证材料/01-照片_1.txt", altered.Text, StringComparison.Ordinal);

        // The forger corrects the manifest too, but not the hashes of the rows themselves.
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var before = Encoding.UTF8.GetString(Read(zip, "审批记录.json"));
            var after = before.Replace("同意办结", "不同意", StringComparison.Ordinal);
            var manifest = Encoding.UTF8.GetString(Read(zip, "manifest.json"));
            Replace(zip, "审批记录.json", after);
            Replace(
                zip,
                "manifest.json",
                manifest.Replace(
                    Sha256(Encoding.UTF8.GetBytes(before)),
                    Sha256(Encoding.UTF8.GetBytes(after)),
                    StringComparison.Ordinal
                )
            );
        }

        var forged = await ToolProcess.RunAsync("archive", "verify", file);
        Assert.Equal(1, forged.ExitCode);
        Assert.Contains("审批记录第", forged.Text, StringComparison.Ordinal);

        await System.IO.File.WriteAllTextAsync(file, "no zip");
        Assert.Equal(1, (await ToolProcess.RunAsync("archive", "verify", file)).ExitCode);
        Assert.Equal(2, (await ToolProcess.RunAsync("archive", "verify", file + ".none")).ExitCode);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task<string> ClosedAsync(Office office)
    {
        var plan = await office.LaunchOwnAsync();
        await (await office.AdminAsync()).PostAsync($"/api/plans/{plan}/document", File("方案.txt", "方案原文"));
        var task = (string)(await office.TaskOfAsync(plan, "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var evidence = await office.UploadAsync("xuanchuan.handler", task, "照片:1.txt", "证明内容");
        await office.DecideAsync(
            "xuanchuan.handler",
            task,
            "办理任务",
            "submit",
            "完成<script>",
            new { evidence = new[] { evidence } }
        );
        await office.DecideAsync("office", task, "办结审核", "approve", "同意办结");
        await office.DecideAsync("office", task, "销号", "close");
        return task;
    }

    private static MultipartFormDataContent File(string name, string text) =>
        new() { { new StringContent(text), "file", name } };

    private static byte[] Read(ZipArchive zip, string path)
    {
        using var content = zip.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Replace(ZipArchive zip, string path, string text)
    {
        zip.GetEntry(path)!.Delete();
        using var content = zip.CreateEntry(path).Open();
        content.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
