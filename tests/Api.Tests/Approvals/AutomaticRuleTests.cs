using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;
using Elsa = Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Approvals;

/// <summary>Steps that decide by themselves, each act of theirs marked as such.</summary>
public sealed class AutomaticRuleTests(SharedServices services)
{
    private const string Writer = "xuanchuan.handler";
    private const string WritersHead = "xuanchuan.head";
    private const string A = "zuzhi.head";
    private const string B = "tongzhan.head";
    private const string D = "qingfa.head";
    private static readonly string[] Everybody = [Writer, WritersHead, A, B, D, "leader"];
    private static readonly string[] Line =
    [
        "work.submit->review",
        "review.approve->final",
        "review.return->work",
        "final.approve->end",
        "final.return->work",
    ];

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Who_agreed_before_passes_until_something_is_sent_back(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var steps = await StartAsync(
            new Office(service),
            [
                Work("work", Writer),
                Review("review", $"{A},{B}"),
                Signing("final", $"{A},{B},{D}", ("whenAgreedBefore", "Pass")),
                Signing("end", $"{A}", ("whenAgreedBefore", "Pass")),
            ],
            Line
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await steps.DecideAsync(A, "review");
        await steps.DecideAsync(B, "review");
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));

        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await steps.DecideAsync(D, "final", "return");
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await steps.DecideAsync(Writer, "work", "submit");
        await steps.DecideAsync(B, "review");
        Assert.Equal($"review:{A}", await steps.HeldAsync(Everybody));
        await steps.DecideAsync(A, "review");
        await steps.DecideAsync(D, "final");

        await service.DeliverAsync();
        Assert.Equal("closed", await StatusAsync(steps));
        Assert.Contains("end：自动同意（本人此前已同意）", await AutomaticAsync(steps));
    }

    [Fact]
    public async Task The_initiator_signs_is_skipped_or_his_superior_signs()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        Assert.Equal($"review:{Writer}", await AfterWorkAsync(service, office, "Self"));
        Assert.Equal($"review:{WritersHead}", await AfterWorkAsync(service, office, "Superior"));
        Assert.Equal($"final:{D}", await AfterWorkAsync(service, office, "Skip"));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_step_nobody_is_found_for_is_refused_skipped_or_given_to_the_office(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);

        var refused = await NobodyAsync(office, "Refuse");
        var item = await refused.ItemAsync(Writer, "work");
        await refused.RefusedAsync(Writer, item, "complete", "no_signer", new { outcome = "submit", comment = "已办" });
        Assert.Equal($"work:{Writer}", await refused.HeldAsync([.. Everybody, "office"]));

        var skipped = await NobodyAsync(office, "Skip");
        await skipped.DecideAsync(Writer, "work", "submit");
        await service.DeliverAsync();
        Assert.Equal($"final:{D}", await skipped.HeldAsync([.. Everybody, "office"]));

        var given = await NobodyAsync(office, "OfficeAdmin");
        await given.DecideAsync(Writer, "work", "submit");
        Assert.Equal("review:office", await given.HeldAsync([.. Everybody, "office"]));
    }

    [Fact]
    public async Task What_a_rule_decided_stands_with_the_result_it_decided_on()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        await AfterWorkAsync(service, office, "Skip");
        var task = (await (await office.PersonAsync(D)).ListAsync("/api/work-items?state=open"))[0]["task"]!["id"]!;

        var submission = Assert.Single((await office.TaskAsync((string)task!))["submissions"]!.AsArray())!;

        var review = Assert.Single(submission["reviews"]!.AsArray())!;
        Assert.True((bool)review["isAutomatic"]!);
        Assert.Equal(
            ("review", "approve", "本人是发起人"),
            ((string)review["step"]!, (string)review["outcome"]!, (string)review["comment"]!)
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_passed_term_reminds_and_then_agrees(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var steps = await TermAsync(office, ("whenTermPassed", "Agree"), ("termReminders", 1));
        var item = await steps.ItemAsync(A, "review");
        Assert.Equal("2026-03-03", (string)item["dueOn"]!);

        await AdvanceAsync(TimeSpan.FromHours(40));
        Assert.Equal($"review:{B} review:{A}", await steps.HeldAsync(Everybody));
        Assert.Empty(await NoticesAsync(office, A));

        await AdvanceAsync(TimeSpan.FromHours(8));
        Assert.Equal($"review:{B} review:{A}", await steps.HeldAsync(Everybody));
        Assert.Equal("“review”已超过办理时限", Assert.Single(await NoticesAsync(office, A)));
        await service.SweepAsync();
        Assert.Single(await NoticesAsync(office, A));

        await steps.DecideAsync(B, "review");
        await AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
        Assert.Equal(["review：自动同意（超过办理时限）"], await AutomaticAsync(steps));
        await service.SweepAsync();
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));

        Task AdvanceAsync(TimeSpan time)
        {
            office.SignEverybodyOut();
            return service.AdvanceAsync(time);
        }
    }

    [Fact]
    public async Task A_passed_term_refuses_transfers_or_escalates()
    {
        await using var service = Service.OnSqlite();
        var office = new Office(service);
        var refused = await TermAsync(office, ("whenTermPassed", "Refuse"));
        var transferred = await TermAsync(office, ("whenTermPassed", "Transfer"), ("termTo", D));
        var escalated = await TermAsync(office, ("whenTermPassed", "Escalate"), ("signers", "zuzhi.handler"));
        var waits = await TermAsync(office, ("whenTermPassed", "Nothing"));

        await service.AdvanceAsync(TimeSpan.FromHours(48));
        office.SignEverybodyOut();

        Assert.Equal($"work:{Writer}", await refused.HeldAsync(Everybody));
        Assert.Equal($"review:{D} review:{B}", await transferred.HeldAsync(Everybody));
        Assert.Equal($"review:{A}", await escalated.HeldAsync([.. Everybody, "zuzhi.handler"]));
        Assert.Equal($"review:{B} review:{A}", await waits.HeldAsync(Everybody));
        Assert.Equal(["review：自动转给王雨桐（超过办理时限）"], await AutomaticAsync(escalated));
    }

    [Fact]
    public async Task An_opinion_is_asked_for_where_the_step_says_so()
    {
        await using var service = Service.OnSqlite();
        var steps = await StartAsync(
            new Office(service),
            [Work("work", Writer), Signing("review", A, ("opinionFor", "approve")), Review("final", D)],
            "work.submit->review",
            "review.approve->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        var item = await steps.ItemAsync(A, "review");

        await steps.RefusedAsync(A, item, "complete", "comment_required", new { outcome = "approve" });
        await steps.DecideAsync(A, "review");
        Assert.Equal($"final:{D}", await steps.HeldAsync(Everybody));
    }

    private static async Task<string> AfterWorkAsync(Service service, Office office, string rule)
    {
        var steps = await StartAsync(
            office,
            [Work("work", Writer), Signing("review", Writer, ("whenInitiator", rule)), Review("final", D)],
            "work.submit->review",
            "review.approve->final"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        await service.DeliverAsync();
        return await steps.HeldAsync(Everybody);
    }

    private static Task<Steps> NobodyAsync(Office office, string rule) =>
        StartAsync(
            office,
            [Work("work", Writer), Signing("review", "chosen", ("whenNobody", rule)), Review("final", D)],
            "work.submit->review",
            "review.approve->final"
        );

    private static async Task<Steps> TermAsync(Office office, params (string Name, object Value)[] settings)
    {
        var steps = await StartAsync(
            office,
            [Work("work", Writer), Signing("review", $"{A},{B}", [("termDays", 1), .. settings]), Review("final", D)],
            "work.submit->review",
            "review.approve->final",
            "review.return->work"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        return steps;
    }

    private static JsonObject Signing(string id, string signers, params (string Name, object Value)[] settings)
    {
        var inputs = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["signers"] = Elsa.Literal(signers, "Object"),
        };
        foreach (var (name, value) in settings)
            inputs[name] = Elsa.Literal(
                value is int number ? JsonValue.Create(number) : JsonValue.Create((string)value),
                value is int ? "Int32"
                    : name == "signers" ? "Object"
                    : "String"
            );
        return Step(id, "JointReview", [.. inputs.Select(input => (input.Key, input.Value))]);
    }

    private static async Task<string> StatusAsync(Steps steps) =>
        (string)(await steps.Office.TaskAsync(steps.Task))["status"]!;

    private static async Task<IReadOnlyList<string>> AutomaticAsync(Steps steps) =>
        [
            .. (await steps.Office.TaskAsync(steps.Task))["history"]!
                .AsArray()
                .Where(entry => ((string)entry!["action"]!).StartsWith("workItem.automatic", StringComparison.Ordinal))
                .Select(entry =>
                {
                    Assert.Null(entry!["person"]);
                    return (string)entry["summary"]!;
                }),
        ];

    private static async Task<IReadOnlyList<string>> NoticesAsync(Office office, string person) =>
        [
            .. (await (await office.PersonAsync(person)).ListAsync("/api/notices"))
                .Select(notice => (string)notice["title"]!)
                .Where(title => title.Contains("review", StringComparison.Ordinal)),
        ];
}
