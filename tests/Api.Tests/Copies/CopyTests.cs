using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Copies;

/// <summary>People are given something to read, and a flow may wait until they have.</summary>
public sealed class CopyTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string A = "zuzhi.head";
    private const string B = "tongzhan.head";
    private const string C = "xueshao.head";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_copy_is_given_once_a_flow_and_holds_nothing_up(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var steps = await StartAsync(
            office,
            [Work("work", Writer), Give("copy", "Copy", $"{B},{C},{B}"), Give("more", "Copy", C), Review("review", A)],
            "work.submit->copy",
            "copy->more",
            "more->review",
            "review.return->work"
        );
        var item = await steps.ItemAsync(Writer, "work");
        await steps.RefusedAsync(A, item, "copy", "forbidden", new { people = new[] { B } });
        await steps.RefusedAsync(Writer, item, "copy", "not_found", new { people = new[] { "nobody" } });
        await steps.RefusedAsync(Writer, item, "copy", "invalid_request", new { people = Array.Empty<string>() });
        var copied = await steps.ActAsync(
            Writer,
            item,
            "copy",
            new { people = new[] { A, B, A }, message = "请知悉。" }
        );
        Assert.Equal(["王雨桐", "蒋欣然"], Names(copied.Json!["given"]!));

        await steps.DecideAsync(Writer, "work", "submit");
        Assert.Equal($"review:{A}", await steps.HeldAsync(Writer, A, B, C));
        await steps.DecideAsync(A, "review", "return");
        await steps.DecideAsync(Writer, "work", "submit");

        foreach (var person in new[] { A, B, C })
            Assert.Single(await CopiesAsync(office, person, ""));
        var copy = Assert.Single(await CopiesAsync(office, B, "?unread=true&kind=copy"));
        Assert.Equal(("work", "请知悉。"), ((string)copy["title"]!, (string)copy["message"]!));
        Assert.Equal("卫国栋", (string)copy["givenBy"]!["name"]!);
        Assert.Equal(steps.Task, (string)copy["taskId"]!);
        var path = $"/api/copies/{copy["id"]}/read";
        await (await office.PersonAsync(C)).RefusedAsync(HttpStatusCode.Forbidden, path);
        var read = await (await office.PersonAsync(B)).PostAsync(path);
        service.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((string)read["readAt"]!, (string)(await (await office.PersonAsync(B)).PostAsync(path))["readAt"]!);
        Assert.Empty(await CopiesAsync(office, B, "?unread=true"));
        Assert.Contains(
            (await office.TaskAsync(steps.Task))["history"]!.AsArray(),
            entry => (string)entry!["summary"]! == "work：抄送给王雨桐、蒋欣然"
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_circulation_holds_its_branch_until_all_have_read_and_survives_a_return(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var steps = await StartAsync(
            office,
            [
                Work("work", Writer),
                Give("circle", "Circulate", $"{A},{B},{C}", ("waitForAll", Elsa.Literal(true, "Boolean"))),
                Review("a1", A),
                Join("join"),
                Review("final", "qingfa.head"),
            ],
            "work.submit->circle",
            "work.submit->a1",
            "a1.approve->join",
            "circle->join",
            "join->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await ReadAsync(office, B, "同意。");

        await steps.DoAsync(A, await steps.ItemAsync(A, "a1"), "return", new { comment = "重写。", to = "work" });
        Assert.Equal($"work:{Writer}", await steps.HeldAsync(Writer, A));
        Assert.False((bool)Assert.Single(await CopiesAsync(office, B, ""))["isAwaited"]!);
        await steps.DecideAsync(Writer, "work", "submit");
        await steps.DecideAsync(A, "a1");
        Assert.Empty(await CopiesAsync(office, B, "?unread=true"));
        Assert.Equal("", await steps.HeldAsync(Writer, A, "qingfa.head"));

        var admin = await office.AdminAsync();
        await admin.PostAsync($"/api/tasks/{steps.Task}/suspend", new { reason = "等上级" });
        await ReadAsync(office, C);
        var last = Assert.Single(await CopiesAsync(office, A, "?unread=true"));
        Assert.True((bool)last["isAwaited"]!);
        var refused = await (await office.PersonAsync(A)).RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/copies/{last["id"]}/read"
        );
        Assert.Equal("task_suspended", (string)refused["code"]!);
        await admin.PostAsync($"/api/tasks/{steps.Task}/resume", new { reason = "可以了" });
        await ReadAsync(office, A);
        Assert.Equal("final:qingfa.head", await steps.HeldAsync(Writer, A, "qingfa.head"));
        Assert.Equal(
            ["同意。", null, null],
            (await office.TaskAsync(steps.Task))["history"]!
                .AsArray()
                .Where(entry => (string)entry!["action"]! == "copy.read")
                .Select(entry => (string?)entry!["comment"])
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task All_read_at_once_and_the_flow_goes_on_once(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var readers = Office.Codes.SelectMany(code => new[] { $"{code}.head", $"{code}.handler" }).ToList();
        var steps = await StartAsync(
            office,
            [
                Work("work", Writer),
                Give("circle", "Circulate", string.Join(',', readers), ("waitForAll", Elsa.Literal(true, "Boolean"))),
                Review("final", "qingfa.head"),
            ],
            "work.submit->circle",
            "circle->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        var reads = new List<(Session Person, string Path)>();
        foreach (var reader in readers)
            reads.Add(
                (
                    await office.PersonAsync(reader),
                    $"/api/copies/{Assert.Single(await CopiesAsync(office, reader, "?kind=circulation"))["id"]}/read"
                )
            );

        var answers = await Task.WhenAll(reads.Select(read => read.Person.SendAsync(HttpMethod.Post, read.Path)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal("final:qingfa.head", await steps.HeldAsync(Writer, "qingfa.head"));
    }

    private static JsonObject Give(
        string id,
        string type,
        string people,
        params (string Name, JsonNode Value)[] inputs
    ) => Step(id, type, [("people", Elsa.Literal(people, "Object")), .. inputs]);

    private static async Task ReadAsync(Office office, string person, string? opinion = null)
    {
        var copy = Assert.Single(await CopiesAsync(office, person, "?unread=true&kind=circulation"));
        await (await office.PersonAsync(person)).PostAsync($"/api/copies/{copy["id"]}/read", new { opinion });
    }

    private static async Task<IReadOnlyList<JsonNode>> CopiesAsync(Office office, string person, string filter) =>
        await (await office.PersonAsync(person)).ListAsync($"/api/copies{filter}");

    private static IEnumerable<string> Names(JsonNode people) =>
        people.AsArray().Select(person => (string)person!["name"]!);
}
