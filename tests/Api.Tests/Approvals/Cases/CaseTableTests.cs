using System.Text;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using static Workflows.Api.Tests.Approvals.Steps;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>Every operation in every situation, by the service itself: the published table is what it does.</summary>
public sealed class CaseTableTests
{
    private const string Head = """
        # 审批操作一览 · What each operation does in each situation

        每一行都由测试在运行中的服务上实际做过，本文件由测试生成：先走到该情形，再做一次操作，看谁的待办还在、之后由谁办，最后把流程办到底，确认没有丢失任何待办。

        Every row was carried out on the running service by a test, which also generates this file: it takes a flow to the situation, acts once, looks at who holds what, and then takes the flow to its end. A refusal (不可以) shows the problem's `code` and changes nothing.

        流程都是“报送 → 审核 → 终审”：报送人报送；甲（或甲、乙、丙）审核；终审人终审。“操作”由甲做，写明他人或由办公室做的除外（改派、减签、跳转到终审、催办、离职转办、撤销流程、恢复由办公室做）。戊是加签进来的人，也是“替别人同意”的外人和甲的代理人。会签须全部同意，票签为过半数。

        """;

    private static string Published => Path.Combine(Repository.Root, "docs", "approvals.md");

    [Fact]
    public async Task The_published_table_of_cases_is_what_the_service_does()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var table = new StringBuilder(Head);
        foreach (var situation in Situation.All)
            await WriteAsync(table, situation, service, office);

        var made = Path.Combine(Repository.Root, "TestResults", "approvals.md");
        Directory.CreateDirectory(Path.GetDirectoryName(made)!);
        await File.WriteAllTextAsync(made, table.ToString());

        var published = File.Exists(Published) ? await File.ReadAllTextAsync(Published) : "";
        Assert.True(
            published == table.ToString(),
            $"docs/approvals.md is not what the service does. Compare it with {made}, and publish that if it is right."
        );
    }

    private static async Task WriteAsync(StringBuilder table, Situation situation, Service service, Office office)
    {
        var admin = await office.AdminAsync();
        await Elsa.PublishAsync(
            admin,
            Flow(situation.Activities(), situation.Connections),
            definition: situation.IsSubtask ? "subtask" : "plan-task"
        );
        if (situation.IsSubtask)
            await Elsa.PublishAsync(admin, Flow([Work("lead", "office")], []), definition: "plan-task");
        var rows = new StringBuilder();
        var before = "";
        foreach (var act in Act.All)
        {
            var run = new CaseRun(situation, service, office, await office.TaskAsync(await office.LaunchTaskAsync()));
            await run.ArriveAsync();
            before = run.Before.Describe();
            if (await run.TryAsync(act) is not { } result)
                continue;
            if (result.IsDone)
                await run.EnsureItEndsAsync(act);
            rows.AppendLine($"| {act.Name} | {result.Answer} | {result.Others} | {result.Next} |");
        }

        table
            .AppendLine()
            .AppendLine($"## {situation.Name}")
            .AppendLine()
            .AppendLine($"之前：{before}。")
            .AppendLine()
            .AppendLine("| 操作 | 结果 | 其他人的待办 | 之后由谁办 |")
            .AppendLine("|---|---|---|---|")
            .Append(rows);
    }
}
