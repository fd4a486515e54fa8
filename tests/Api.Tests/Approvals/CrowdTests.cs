using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using static Workflows.Api.Tests.Approvals.Steps;

namespace Workflows.Api.Tests.Approvals;

/// <summary>Fifty people decide one step in the same moment.</summary>
public sealed class CrowdTests(SharedServices services) : IDisposable
{
    private const string Writer = "xuanchuan.handler";
    private const string Final = "qingfa.head";
    private static readonly string[] Voters = [.. Enumerable.Range(1, 50).Select(number => $"voter{number}")];

    private readonly string organization = Path.GetTempFileName();

    public static TheoryData<DatabaseProvider, string, string, int> Votes { get; } =
        new()
        {
            { DatabaseProvider.Sqlite, "All", "WaitForAll", 50 },
            { DatabaseProvider.PostgreSql, "All", "WaitForAll", 50 },
            { DatabaseProvider.Sqlite, "Vote", "EndNow", 26 },
            { DatabaseProvider.PostgreSql, "Vote", "EndNow", 26 },
        };

    [Theory, MemberData(nameof(Votes))]
    public async Task Fifty_vote_at_once_and_the_step_is_decided_once_by_those_it_needs(
        DatabaseProvider database,
        string mode,
        string onRefusal,
        int needed
    )
    {
        await File.WriteAllTextAsync(organization, WithVoters().ToJsonString());
        await using var service = await services.StartAsync(
            database,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Organization:SeedFile"] = organization }
        );
        var office = new Office(service);
        var steps = await StartAsync(
            office,
            [Work("work", Writer), Review("review", string.Join(',', Voters), mode, onRefusal), Review("final", Final)],
            "work.submit->review",
            "review.approve->final",
            "review.return->work"
        );
        await steps.DecideAsync(Writer, "work", "submit");
        var votes = new List<(Session Person, string Path)>();
        foreach (var voter in Voters)
        {
            var item = await steps.ItemAsync(voter, "review");
            votes.Add((await office.PersonAsync(voter), $"/api/work-items/{item["id"]}/complete"));
        }

        var answers = await Task.WhenAll(
            votes.Select(vote => vote.Person.SendAsync(HttpMethod.Post, vote.Path, new { outcome = "approve" }))
        );

        Assert.Equal(needed, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            answer => Assert.Equal("work_item_not_open", (string)answer.Json!["code"]!)
        );
        Assert.Equal($"final:{Final}", await steps.HeldAsync([.. Voters, Writer, Final]));
        var history = (await office.TaskAsync(steps.Task))["history"]!.AsArray();
        Assert.Equal(needed, history.Count(entry => (string)entry!["action"]! == "workItem.approve"));
    }

    public void Dispose() => File.Delete(organization);

    private static JsonNode WithVoters()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "seeds", "organization.json")))!;
        foreach (var voter in Voters)
            document["people"]!
                .AsArray()
                .Add(
                    new JsonObject
                    {
                        ["userName"] = voter,
                        ["name"] = voter,
                        ["department"] = "zuzhi",
                        ["roles"] = new JsonArray("handler"),
                    }
                );
        return document;
    }
}
