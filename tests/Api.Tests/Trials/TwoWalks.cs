using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;

namespace Workflows.Api.Tests.Trials;

/// <summary>One flow walked twice at the same pace: in a trial, and by the people themselves.</summary>
/// <param name="service">The service, whose clock follows the trial's.</param>
/// <param name="office">Its people.</param>
/// <param name="definition">The flow.</param>
/// <param name="task">The real task.</param>
/// <param name="start">What the trial begins with.</param>
internal sealed class TwoWalks(Service service, Office office, string definition, string task, JsonObject start)
{
    private static readonly string[] Everybody =
    [
        "office",
        "leader",
        .. new[] { "xuanchuan", "zuzhi", "tongzhan", "qingfa" }.SelectMany(code =>
            new[] { $"{code}.head", $"{code}.handler" }
        ),
    ];

    private readonly Dictionary<string, string> userNames = new(StringComparer.Ordinal);

    /// <summary>What happened in the trial so far.</summary>
    public JsonArray Acts { get; } = [];

    /// <summary>The trial as it stands.</summary>
    public JsonNode View { get; private set; } = new JsonObject();

    /// <summary>Whom the flow has asked so far, in order.</summary>
    public List<string> Asked { get; } = [];

    public JsonArray Waiting => View["waiting"]!.AsArray();

    /// <summary>Begins; the real flow has begun, and everybody has the same to do.</summary>
    public async Task BeginAsync()
    {
        foreach (var person in Everybody)
            userNames[(string)(await (await office.PersonAsync(person)).GetAsync("/api/me"))["id"]!] = person;
        await FollowAsync();
    }

    /// <summary>Decides a work item in both: the first of those who may.</summary>
    public async Task DecideAsync(JsonNode item, string outcome)
    {
        var person = userNames[(string)item["asked"]!["people"]![0]!["id"]!];
        Acts.Add(
            new JsonObject
            {
                ["kind"] = "decide",
                ["key"] = (string)item["key"]!,
                ["outcome"] = outcome,
            }
        );
        await WalkAsync();
        await office.DecideAsync(person, task, (string)item["asked"]!["title"]!, outcome, "试走");
        await CompareAsync();
    }

    /// <summary>Decides the one work item with this title that this person has.</summary>
    public Task DecideAsync(string person, string title, string outcome = "approve") =>
        DecideAsync(ItemOf(person, title), outcome);

    /// <summary>Hands a work item to somebody else, asks him first, or has him sign as well, in both.</summary>
    public async Task PassOnAsync(string person, string title, string kind, string to)
    {
        var item = ItemOf(person, title);
        var id = userNames.Single(known => known.Value == to).Key;
        Acts.Add(
            new JsonObject
            {
                ["kind"] = kind,
                ["key"] = (string)item["key"]!,
                ["colleagues"] = new JsonArray(id),
            }
        );
        await WalkAsync();
        var real = await office.ItemAsync(person, task, title);
        var (path, body) = kind switch
        {
            "transfer" => ("transfer", new JsonObject { ["personId"] = id, ["reason"] = "试走" }),
            "delegate" => ("delegate", new JsonObject { ["personId"] = id, ["instruction"] = "试走" }),
            _ => ("add-signers", new JsonObject { ["people"] = new JsonArray(id), ["placement"] = "before" }),
        };
        await (await office.PersonAsync(person)).PostAsync($"/api/work-items/{real["id"]}/{path}", body);
        await CompareAsync();
    }

    /// <summary>Marks what a person was given to read as read, in both.</summary>
    public async Task ReadAsync(string person)
    {
        var reader = View["readers"]!.AsArray().Single(row => userNames[(string)row!["person"]!["id"]!] == person)!;
        Acts.Add(new JsonObject { ["kind"] = "read", ["key"] = (string)reader["key"]! });
        await WalkAsync();
        var session = await office.PersonAsync(person);
        var copy = Assert.Single(await session.ListAsync("/api/copies"));
        await session.PostAsync($"/api/copies/{copy["id"]}/read", new { });
        await CompareAsync();
    }

    /// <summary>Lets time pass in both until something is due.</summary>
    public async Task WaitAsync()
    {
        Acts.Add(new JsonObject { ["kind"] = "wait" });
        await WalkAsync();
        await service.SweepAsync();
        office.SignEverybodyOut();
        await CompareAsync();
    }

    private JsonNode ItemOf(string person, string title) =>
        Waiting.Single(item =>
            (string)item!["asked"]!["title"]! == title
            && userNames[(string)item["asked"]!["people"]![0]!["id"]!] == person
        )!;

    private async Task FollowAsync()
    {
        await WalkAsync();
        await CompareAsync();
    }

    private async Task WalkAsync()
    {
        var admin = await office.AdminAsync();
        View = await admin.PostAsync(
            $"/api/definitions/{definition}/trial",
            new JsonObject { ["start"] = start.DeepClone(), ["acts"] = Acts.DeepClone() }
        );
        Assert.Null(View["refusal"]);
        Asked.Clear();
        Asked.AddRange(
            View["steps"]!
                .AsArray()
                .SelectMany(step => step!["asked"]!.AsArray())
                .Select(asked => $"{asked!["title"]}:{asked["department"]!["name"]}")
        );
        service.Clock.SetUtcNow(View["now"]!.GetValue<DateTimeOffset>());
    }

    private async Task CompareAsync()
    {
        await service.DeliverAsync();
        var tried = Waiting
            .SelectMany(item =>
                item!["asked"]!["people"]!
                    .AsArray()
                    .Select(person => LineOf(userNames[(string)person!["id"]!], item["item"]!))
            )
            .Order(StringComparer.Ordinal);
        var real = new List<string>();
        foreach (var person in Everybody)
            real.AddRange(
                (await (await office.PersonAsync(person)).ListAsync($"/api/work-items?state=open&taskId={task}"))
                    .Where(IsOfThisFlow)
                    .Select(item => LineOf(person, item))
            );
        Assert.Equal(real.Order(StringComparer.Ordinal), tried);
    }

    // The real task's own flow goes on beside that of a part of it.
    private bool IsOfThisFlow(JsonNode item) =>
        definition switch
        {
            "plan-task" => item["consultationId"] is null,
            "consultation" => item["consultationId"] is not null,
            _ => item["subtask"] is not null,
        };

    private static string LineOf(string person, JsonNode item) =>
        $"{person} {item["title"]} {item["department"]!["name"]} {item["dueOn"]} "
        + string.Join('/', item["outcomes"]!.AsArray().Select(outcome => outcome!["name"]));
}
