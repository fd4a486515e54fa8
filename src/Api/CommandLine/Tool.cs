using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Api.CommandLine;

/// <summary>What the program does instead of serving when it is given words: checks the record, or an archive.</summary>
internal static class Tool
{
    private const int Fine = 0;
    private const int Faulty = 1;
    private const int CannotTell = 2;

    private const string Usage = """
        用法：
          audit verify [--expect 哈希]   检查审批记录；--expect 是此前记下的链尾哈希
          audit head                     显示链尾，供另行保存
          archive verify 文件            检查归档包
        """;

    /// <summary>Whether the arguments name a tool and not settings of the service.</summary>
    public static bool IsNamedBy(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=');

    /// <summary>Runs the tool; 0 when all is well, 1 when something was found, 2 when it can't tell.</summary>
    public static Task<int> RunAsync(WebApplication app, string[] args) =>
        args switch
        {
            ["audit", "verify", ..] => AuditAsync(app, VerifyAsync),
            ["audit", "head", ..] => AuditAsync(app, HeadAsync),
            ["archive", "verify", var file, ..] => VerifyArchiveAsync(file),
            _ => Say(CannotTell, Usage),
        };

    private static async Task<int> AuditAsync(WebApplication app, Func<WebApplication, AuditChain, Task<int>> tool)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        if (!await db.Database.CanConnectAsync())
            return await Say(CannotTell, "连接不上数据库，或数据库不存在。");
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            return await Say(CannotTell, "数据库还是旧版本的；请先启动一次服务，完成升级。");

        return await tool(app, scope.ServiceProvider.GetRequiredService<AuditChain>());
    }

    private static async Task<int> VerifyAsync(WebApplication app, AuditChain chain)
    {
        var verdict = await chain.VerifyAsync(app.Configuration["expect"], CancellationToken.None);
        if (!verdict.Intact)
            return await Say(Faulty, [.. verdict.Faults.Select(fault => fault.Message)]);

        var found = verdict.ExpectedAt is { } at ? $"此前记下的哈希在第{at}条。" : "";
        return await Say(
            Fine,
            $"审批记录完好，共{verdict.Rows}条。{found}",
            $"链尾 {verdict.HeadSequence} {verdict.HeadHash}"
        );
    }

    private static async Task<int> HeadAsync(WebApplication app, AuditChain chain)
    {
        var head = await chain.HeadAsync(CancellationToken.None);
        return await Say(Fine, $"{head.Sequence} {head.Hash}");
    }

    private static async Task<int> VerifyArchiveAsync(string file)
    {
        if (!File.Exists(file))
            return await Say(CannotTell, $"找不到文件：{file}。");

        var verdict = await ArchiveCheck.VerifyAsync(file, CancellationToken.None);
        return verdict.Faults.Count > 0
            ? await Say(Faulty, [.. verdict.Faults])
            : await Say(
                Fine,
                $"归档包完好：{verdict.Files}个文件，{verdict.Records}条审批记录。",
                $"manifest.json {verdict.ManifestSha256}"
            );
    }

    private static async Task<int> Say(int exitCode, params string[] lines)
    {
        foreach (var line in lines)
            await (exitCode == Fine ? Console.Out : Console.Error).WriteLineAsync(line);

        return exitCode;
    }
}
