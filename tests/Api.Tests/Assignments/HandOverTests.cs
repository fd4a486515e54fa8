using System.Net;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;

namespace Workflows.Api.Tests.Assignments;

/// <summary>Somebody leaves, and all that waits for him goes to another.</summary>
public sealed class HandOverTests(SharedServices services)
{
    private const string Leaver = "zuzhi.head";
    private const string Heir = "zuzhi.handler";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task All_that_waits_for_a_person_goes_to_another_except_what_he_may_not_decide(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var alone = await StartAsync(office, [Review("alone", Leaver)]);
        var together = await StartAsync(office, [Review("together", $"{Leaver},{Heir}", "Sequential")]);
        var admin = await office.AdminAsync();
        var leaver = await IdAsync(office, Leaver);
        var heir = await IdAsync(office, Heir);
        var stranger = await IdAsync(office, "qingfa.head");
        await (await office.PersonAsync(Leaver)).PostAsync(
            "/api/substitutions",
            new
            {
                substituteId = heir,
                fromOn = "2026-03-02",
                toOn = "2026-03-31",
            }
        );
        var path = $"/api/people/{leaver}/hand-over";
        await (await office.PersonAsync(Leaver)).RefusedAsync(
            HttpStatusCode.Forbidden,
            path,
            new { toId = heir, reason = "调离" }
        );
        foreach (
            var (body, field) in new (object, string)[]
            {
                (new { toId = heir, reason = "" }, "reason"),
                (new { toId = leaver, reason = "调离" }, "toId"),
            }
        )
            Assert.Equal(
                field,
                (string)(await admin.RefusedAsync(HttpStatusCode.BadRequest, path, body))["errors"]![0]!["field"]!
            );

        var seen = await admin.ListAsync($"/api/people/{leaver}/holdings?toId={heir}");
        Assert.All(seen, row => Assert.Equal((string)row["title"]! == "together", row["obstacle"] is not null));
        Assert.Contains(seen, row => (string)row["taskId"]! == alone.Task);
        Assert.All(
            await admin.ListAsync($"/api/people/{leaver}/holdings?toId={stranger}"),
            row => Assert.NotNull(row["obstacle"])
        );

        var done = await admin.PostAsync(path, new { toId = heir, reason = "调离" });

        Assert.Equal(seen.Count(row => row["obstacle"] is null), done["passed"]!.AsArray().Count);
        Assert.Equal(seen.Count(row => row["obstacle"] is not null), done["left"]!.AsArray().Count);
        Assert.All(done["left"]!.AsArray(), row => Assert.Equal("together", (string)row!["title"]!));
        Assert.Equal((1, 0), ((int)done["endedSubstitutions"]!, (int)done["remaining"]!));
        Assert.Equal($"alone:{Heir}", await alone.HeldAsync(Leaver, Heir));
        Assert.Equal($"together:{Leaver}", await together.HeldAsync(Leaver, Heir));
        await alone.DecideAsync(Heir, "alone", "approve");
        var record = await admin.ListAsync($"/api/tasks/{alone.Task}/record");
        Assert.Equal(["workItem.handOver", "workItem.approve"], record.Select(line => (string)line["action"]!));
        Assert.Equal("调离", (string)record[0]["opinion"]!);
    }

    private static async Task<string> IdAsync(Office office, string userName) =>
        (string)(await (await office.PersonAsync(userName)).GetAsync("/api/me"))["id"]!;
}
