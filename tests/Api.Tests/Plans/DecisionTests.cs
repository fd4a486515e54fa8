using System.Net;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>A work item is decided once, whoever asks and however often.</summary>
public sealed class DecisionTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_repeated_key_gets_the_first_answer_and_decides_nothing_again(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, item) = await AwaitingAcceptanceAsync(office);
        var key = Guid.CreateVersion7().ToString();

        var first = await office.DecideAsync("xuanchuan.handler", item, "accept", key: key);
        var again = await office.DecideAsync("xuanchuan.handler", item, "accept", key: key);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        await EnsureDecidedOnceAsync(office, task);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_decided_item_cannot_be_decided_again(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, item) = await AwaitingAcceptanceAsync(office);
        await office.DecideAsync("xuanchuan.handler", item, "accept", key: Guid.CreateVersion7().ToString());

        var person = await office.PersonAsync("xuanchuan.head");
        var problem = await person.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/work-items/{item["id"]}/complete",
            new { outcome = "accept" },
            Guid.CreateVersion7().ToString()
        );

        Assert.Equal("work_item_not_open", (string)problem["code"]!);
        await EnsureDecidedOnceAsync(office, task);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_key_used_for_another_item_with_the_same_words_is_refused(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var items = new List<System.Text.Json.Nodes.JsonNode>();
        foreach (var number in new[] { "1", "2" })
        {
            var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
            items.Add(await office.ItemAsync("xuanchuan.handler", task, "签收任务"));
        }

        var key = Guid.CreateVersion7().ToString();
        await office.DecideAsync("xuanchuan.handler", items[0], "accept", key: key);
        var person = await office.PersonAsync("xuanchuan.handler");
        var problem = await person.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/work-items/{items[1]["id"]}/complete",
            new { outcome = "accept" },
            key
        );

        Assert.Equal("idempotency_key_reused", (string)problem["code"]!);
        Assert.Equal("open", (string)(await person.GetAsync($"/api/work-items/{items[1]["id"]}"))["state"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_key_used_for_something_else_is_refused(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, item) = await AwaitingAcceptanceAsync(office);
        var key = Guid.CreateVersion7().ToString();
        await office.DecideAsync("xuanchuan.handler", item, "accept", key: key);

        var person = await office.PersonAsync("xuanchuan.handler");
        var problem = await person.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/tasks/{task}/subtasks",
            new { department = "zuzhi", requirement = "请办理。" },
            key
        );

        Assert.Equal("idempotency_key_reused", (string)problem["code"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Of_two_people_deciding_at_once_one_wins_and_the_other_is_told(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var handler = await office.PersonAsync("zhilian.handler");
        var head = await office.PersonAsync("zhilian.head");

        foreach (var number in new[] { "9", "10", "11", "17" })
        {
            var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
            var path =
                $"/api/work-items/{(await office.ItemAsync("zhilian.handler", task, "签收任务"))["id"]}/complete";
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(turn =>
                        (turn % 2 == 0 ? handler : head).SendAsync(HttpMethod.Post, path, new { outcome = "accept" })
                    )
            );

            Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
            foreach (var loser in answers.Where(answer => answer.Status is not HttpStatusCode.OK))
                Assert.Equal("work_item_not_open", (string)loser.Problem(HttpStatusCode.Conflict)["code"]!);
            await EnsureDecidedOnceAsync(office, task);
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Splitting_and_handing_in_at_once_never_leaves_a_subtask_behind_a_task_in_review(
        DatabaseProvider database
    )
    {
        var office = new Office(services.On(database));
        var plan = await office.LaunchOwnAsync();
        var lead = await office.PersonAsync("zhilian.handler");

        foreach (var number in new[] { "9", "10", "11", "17" })
        {
            var task = (string)(await office.TaskOfAsync(plan, number))["id"]!;
            await office.DecideAsync("zhilian.handler", task, "签收任务", "accept");
            var work = await office.ItemAsync("zhilian.handler", task, "办理任务");
            await Task.WhenAll(
                lead.SendAsync(
                    HttpMethod.Post,
                    $"/api/tasks/{task}/subtasks",
                    new { department = "zhilian", requirement = "请办理。" }
                ),
                lead.SendAsync(
                    HttpMethod.Post,
                    $"/api/work-items/{work["id"]}/complete",
                    new { outcome = "submit", comment = "完成" }
                )
            );

            var after = await office.TaskAsync(task);
            var hasSubtask = after["subtasks"]!.AsArray().Count > 0;
            Assert.Equal(hasSubtask ? "inProgress" : "inReview", (string)after["status"]!);
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_task_is_handed_in_only_when_every_subtask_is_done_or_cancelled(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, item) = await AwaitingAcceptanceAsync(office);
        await office.DecideAsync("xuanchuan.handler", item, "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        var subtask = await lead.PostAsync(
            $"/api/tasks/{task}/subtasks",
            new { department = "组织部", requirement = "请办理。" }
        );
        var work = await office.ItemAsync("xuanchuan.handler", task, "办理任务");

        var path = $"/api/work-items/{work["id"]}/complete";
        var refused = await lead.RefusedAsync(
            HttpStatusCode.Conflict,
            path,
            new { outcome = "submit", comment = "完成" }
        );
        Assert.Equal("subtasks_open", (string)refused["code"]!);
        Assert.Equal("inProgress", (string)(await office.TaskAsync(task))["status"]!);

        await lead.PostAsync($"/api/subtasks/{subtask["id"]}/cancel", new { reason = "任务合并。" });
        Assert.Empty(
            await (await office.PersonAsync("zuzhi.handler")).ListAsync($"/api/work-items?state=open&taskId={task}")
        );
        await office.DecideAsync("xuanchuan.handler", work, "submit", "完成");
        Assert.Equal("inReview", (string)(await office.TaskAsync(task))["status"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_question_nobody_answered_is_withdrawn_when_the_task_is_completed(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var (task, item) = await AwaitingAcceptanceAsync(office);
        await office.DecideAsync("xuanchuan.handler", item, "accept");
        await (await office.PersonAsync("xuanchuan.handler")).PostAsync(
            $"/api/tasks/{task}/consultations",
            new { department = "quanyi", reason = "需要支持。" }
        );
        await office.ItemAsync("quanyi.head", task, "商请答复");

        await office.DecideAsync("xuanchuan.handler", task, "办理任务", "submit", "完成");
        await office.DecideAsync("office", task, "办结审核", "approve");

        var after = await office.TaskAsync(task);
        Assert.Equal("completed", (string)after["status"]!);
        Assert.Equal("cancelled", (string)Assert.Single(after["consultations"]!.AsArray())!["status"]!);
        Assert.Empty(
            await (await office.PersonAsync("quanyi.head")).ListAsync($"/api/work-items?state=open&taskId={task}")
        );
    }

    private static async Task<(string Task, System.Text.Json.Nodes.JsonNode Item)> AwaitingAcceptanceAsync(
        Office office
    )
    {
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        return (task, await office.ItemAsync("xuanchuan.handler", task, "签收任务"));
    }

    private static async Task EnsureDecidedOnceAsync(Office office, string task)
    {
        var view = await office.TaskAsync(task);
        Assert.Equal("inProgress", (string)view["status"]!);
        Assert.Single(view["history"]!.AsArray(), entry => (string)entry!["action"]! == "workItem.accept");
    }
}
