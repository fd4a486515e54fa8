using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Substitutions;

/// <summary>Somebody decides another's work items for some days, and the record says in whose place.</summary>
public sealed class SubstitutionTests(SharedServices services)
{
    private const string Away = "xuanchuan.handler";
    private const string Substitute = "zuzhi.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_substitute_decides_in_the_others_place_and_department(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "5"))["id"]!;
        var lead = (string)(await office.TaskAsync(task))["lead"]!["code"]!;
        var away = $"{lead}.handler";
        var created = await (await office.PersonAsync(away)).PostAsync(
            "/api/substitutions",
            new
            {
                substituteId = await IdAsync(office, "xueshao.handler"),
                fromOn = "2026-03-02",
                toOn = "2026-03-03",
                reason = "出差",
            }
        );
        Assert.Equal(await IdAsync(office, away), (Guid)created["personId"]!);

        var item = await office.ItemAsync("xueshao.handler", task, "签收任务");
        var awayName = (string)(await (await office.PersonAsync(away)).GetAsync("/api/me"))["name"]!;
        Assert.Equal(awayName, (string)item["onBehalfOf"]!["name"]!);
        Assert.Null((await office.ItemAsync(away, task, "签收任务"))["onBehalfOf"]);
        await office.DecideAsync("xueshao.handler", item, "accept");
        var evidence = await office.UploadAsync("xueshao.handler", task, "照片.txt", "现场");
        await office.DecideAsync(
            "xueshao.handler",
            task,
            "办理任务",
            "submit",
            "已完成。",
            new { text = "已完成。", evidence = new[] { evidence } }
        );

        var view = await office.TaskAsync(task);
        var submission = Assert.Single(view["submissions"]!.AsArray())!;
        Assert.Equal("杨振宇", (string)submission["submittedBy"]!["name"]!);
        Assert.Equal(awayName, (string)submission["onBehalfOf"]!["name"]!);
        Assert.Single(submission["evidence"]!.AsArray());
        var entry = view["history"]!.AsArray().Single(row => (string)row!["action"]! == "workItem.accept")!;
        Assert.Equal($"签收任务：签收（杨振宇代{awayName}）", (string)entry["summary"]!);
        Assert.Equal("杨振宇", (string)entry["person"]!["name"]!);
        Assert.Equal(lead, (string)entry["department"]!["code"]!);
        var done = await (await office.PersonAsync("xueshao.handler")).ListAsync("/api/work-items?state=done");
        Assert.All(done, row => Assert.Equal(awayName, (string)row["onBehalfOf"]!["name"]!));

        service.Clock.Advance(TimeSpan.FromDays(2));
        office.SignEverybodyOut();
        await office.DecideAsync("office", task, "办结审核", "return", "请补充。");
        var again = await office.ItemAsync(away, task, "办理任务");
        await (await office.PersonAsync("xueshao.handler")).RefusedAsync(
            HttpStatusCode.Forbidden,
            $"/api/work-items/{again["id"]}/complete",
            new { outcome = "submit", comment = "晚了" }
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_substitution_is_arranged_once_by_whom_it_concerns_and_ends_at_once(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var away = await office.PersonAsync(Away);
        var other = await office.PersonAsync(Substitute);
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        object Body(Guid substitute, string to = "2026-03-20", Guid? person = null, string? definition = null) =>
            new
            {
                substituteId = substitute,
                fromOn = "2026-03-02",
                toOn = to,
                personId = person,
                definitionId = definition,
            };
        var me = await IdAsync(office, Away);
        var him = await IdAsync(office, Substitute);

        await RefusedAsync(away, HttpStatusCode.Conflict, "substitute_oneself", Body(me));
        await RefusedAsync(away, HttpStatusCode.BadRequest, "invalid_request", Body(him, to: "2026-03-01"));
        await RefusedAsync(away, HttpStatusCode.NotFound, "not_found", Body(Guid.CreateVersion7()));
        await RefusedAsync(away, HttpStatusCode.BadRequest, "unknown_definition", Body(him, definition: "nothing"));
        await RefusedAsync(other, HttpStatusCode.Forbidden, "forbidden", Body(him, person: me));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => away.SendAsync(HttpMethod.Post, "/api/substitutions", Body(him, definition: "subtask")))
        );
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(answer => (string?)answer.Json!["code"] == "substitution_overlaps"));
        Assert.DoesNotContain(await InboxAsync(other), row => (string)row["task"]!["id"]! == task);

        var created = await (await office.AdminAsync()).PostAsync("/api/substitutions", Body(him, person: me));
        Assert.Contains(await InboxAsync(other), row => (string)row["task"]!["id"]! == task);
        var urged = await (await office.AdminAsync()).PostAsync(
            $"/api/work-items/{(await office.ItemAsync(Away, task, "签收任务"))["id"]}/urge",
            new { }
        );
        Assert.Equal(3, (int)urged["notified"]!);

        await (await office.PersonAsync("quanyi.handler")).RefusedAsync(
            HttpStatusCode.Forbidden,
            $"/api/substitutions/{created["id"]}/end"
        );
        await other.PostAsync($"/api/substitutions/{created["id"]}/end");
        Assert.DoesNotContain(await InboxAsync(other), row => (string)row["task"]!["id"]! == task);
        Assert.Equal(
            "substitution_over",
            (string)
                (await away.RefusedAsync(HttpStatusCode.Conflict, $"/api/substitutions/{created["id"]}/end"))["code"]!
        );
        var list = await away.ListAsync("/api/substitutions?active=true");
        Assert.Equal("subtask", (string)Assert.Single(list)["definitionId"]!);
        Assert.Equal(2, (await away.ListAsync("/api/substitutions")).Count);
        Assert.Empty(await (await office.PersonAsync("quanyi.handler")).ListAsync("/api/substitutions"));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_substitute_hears_of_what_the_one_he_stands_in_for_is_given(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var substitute = await office.PersonAsync(Substitute);
        using (var before = await substitute.OpenAsync("/api/events"))
        {
            Assert.Equal("event: listening", await LineAsync(before));
            await (await office.PersonAsync(Away)).PostAsync(
                "/api/substitutions",
                new
                {
                    substituteId = await IdAsync(office, Substitute),
                    fromOn = "2026-03-02",
                    toOn = "2026-03-03",
                }
            );
            await HearAsync(before, "event: ended");
        }

        using var events = await substitute.OpenAsync("/api/events");
        Assert.Equal("event: listening", await LineAsync(events));
        // The first task is led by the department of the one who is away.
        await office.LaunchTaskAsync();
        await HearAsync(events, "event: changed");
        using var stranger = await (await office.PersonAsync("qingfa.handler")).OpenAsync("/api/events");
        Assert.Equal("event: listening", await LineAsync(stranger));
        await office.LaunchTaskAsync();
        Assert.Equal("event: tasks", await NextAsync(stranger));

        static async Task<string?> LineAsync(StreamReader lines) =>
            await lines
                .ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        static async Task HearAsync(StreamReader lines, string wanted)
        {
            string? heard;
            do heard = await NextAsync(lines);
            while (heard is not null && heard != wanted);
            Assert.Equal(wanted, heard);
        }

        static async Task<string?> NextAsync(StreamReader lines)
        {
            while (await LineAsync(lines) is { } line)
            {
                if (line.StartsWith("event:", StringComparison.Ordinal) && line != "event: pulse")
                    return line;
            }

            return null;
        }
    }

    private static Task<IReadOnlyList<JsonNode>> InboxAsync(Session person) =>
        person.ListAsync("/api/work-items?state=open");

    private static async Task<Guid> IdAsync(Office office, string userName) =>
        (Guid)(await (await office.PersonAsync(userName)).GetAsync("/api/me"))["id"]!;

    private static async Task RefusedAsync(Session person, HttpStatusCode status, string code, object body) =>
        Assert.Equal(code, (string)(await person.RefusedAsync(status, "/api/substitutions", body))["code"]!);
}
