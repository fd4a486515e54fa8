using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>What happened to a task, as one list.</summary>
public sealed class RecordTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task The_record_tells_step_person_principal_opinion_files_and_how_long_it_took(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        await lead.PostAsync($"/api/tasks/{task}/subtasks", new { department = "zuzhi", requirement = "请办理。" });
        await office.DecideAsync("zuzhi.handler", task, "签收子任务", "accept");
        var file = await office.UploadAsync("zuzhi.handler", task, "签到表.txt", "甲、乙");
        service.Clock.Advance(TimeSpan.FromDays(2));
        office.SignEverybodyOut();
        await office.DecideAsync(
            "zuzhi.handler",
            task,
            "办理子任务",
            "submit",
            "已完成",
            new { evidence = new[] { file } }
        );

        var all = await RecordAsync(office, "office", task);
        Assert.Equal(
            ["workItem.accept", "subtask.create", "workItem.accept", "task.addEvidence", "workItem.submit"],
            all.Select(line => (string)line["action"]!)
        );
        var submit = all[^1];
        Assert.Equal(
            ("办理子任务", "组织部", "已完成", 2),
            (
                (string)submit["step"]!,
                (string)submit["department"]!["name"]!,
                (string)submit["opinion"]!,
                (int)submit["workdays"]!
            )
        );
        Assert.Equal("签到表.txt", (string)Assert.Single(submit["files"]!.AsArray())!["fileName"]!);
        Assert.Equal(0, (int)all[0]["workdays"]!);
        Assert.Null(all[1]["step"]);

        var own = await RecordAsync(office, "zuzhi.handler", task);
        Assert.All(own, line => Assert.Equal("组织部", (string)line["department"]!["name"]!));
        Assert.Equal(3, own.Count);
        var second = await (await office.AdminAsync()).GetAsync($"/api/tasks/{task}/record?page=2&pageSize=3");
        Assert.Equal((2, 5), (second["items"]!.AsArray().Count, (int)second["total"]!));
    }

    private static async Task<IReadOnlyList<JsonNode>> RecordAsync(Office office, string userName, string task) =>
        await (await office.PersonAsync(userName)).ListAsync($"/api/tasks/{task}/record");
}
