using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>The designer is told in Chinese what flows can be made of, in the shapes it reads.</summary>
public sealed class DescriptorTests(SharedServices services)
{
    private const string Activities = "/elsa/api/descriptors/activities";

    [Fact]
    public async Task Everything_a_designer_shows_of_an_activity_is_in_Chinese()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var items = (await admin.GetAsync($"{Activities}?Refresh=True"))["items"]!.AsArray();

        var missing = items
            .Select(item => item!)
            .Where(item => ((string)item["typeName"]!).Contains('.', StringComparison.Ordinal))
            .SelectMany(activity =>
                Texts(activity).Where(text => !IsChinese(text)).Select(text => $"{activity["typeName"]}: “{text}”")
            );
        Assert.Empty(missing);
    }

    [Fact]
    public async Task What_the_designer_has_already_is_not_sent_again()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var status = HttpStatusCode.OK;
        // Somebody else may publish a flow that is an activity just in between.
        for (var attempt = 0; attempt < 5 && status == HttpStatusCode.OK; attempt++)
        {
            using var first = await admin.FetchAsync(Activities);
            using var again = await admin.FetchUnlessAsync(Activities, first.Headers.ETag!);
            Assert.True(first.Headers.CacheControl is { NoCache: true, Private: true });
            status = again.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotModified, status);
    }

    [Fact]
    public async Task A_human_step_offers_departments_and_roles_by_name()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var review = await admin.GetAsync($"{Activities}/Approvals.Review");

        Assert.Equal("审核", (string)review["name"]!);
        Assert.Equal(["同意", "退回"], review["ports"]!.AsArray().Select(port => (string)port!["displayName"]!));
        Assert.Contains("共青团南昌市委宣传部", Choices(Input(review, "Department")["uiSpecifications"]!).Values);
        Assert.Equal("部门负责人", Choices(Input(review, "Role")["uiSpecifications"]!, "radio")["DepartmentHead"]);
        Assert.Contains("陈思远（办公室）", Choices(Input(review, "Assignee")["uiSpecifications"]!).Values);
        var signers = Choices(Input(review, "Signers")["uiSpecifications"]!, "check");
        Assert.Equal("牵头部门负责人", signers["lead.head"]);
        Assert.Equal("宣传部负责人", signers["head:xuanchuan"]);
        Assert.Equal("退回", Choices(Input(review, "OpinionFor")["uiSpecifications"]!, "check")["return"]);
        Assert.Equal("Object", (string)Input(review, "Signers")["typeName"]!);

        var asked = await admin.PostAsync($"{Activities}/Approvals.Review/options/Role", new { context = new { } });
        Assert.Equal("经办人", Choices(asked["items"]!, "radio")["Handler"]);
        var unknown = await admin.SendAsync(HttpMethod.Post, $"{Activities}/Approvals.Review/options/Nope", new { });
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Fact]
    public async Task The_palette_has_approvals_a_few_basics_and_the_rest_apart()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var palette = (await admin.GetAsync(Activities))["items"]!
            .AsArray()
            .Where(item => (bool)item!["isBrowsable"]!)
            .ToLookup(
                item => (string)item!["category"]!,
                item => (string)item!["displayName"]!,
                StringComparer.Ordinal
            );

        Assert.Equal(
            ["会签", "传阅", "催办", "办理", "商请", "子任务", "审核", "抄送", "时限", "签收", "销号"],
            palette["审批"].Order(StringComparer.Ordinal)
        );
        Assert.Equal(8, palette["基本"].Count());
        Assert.Contains("HTTP 请求", palette["高级"]);
    }

    [Fact]
    public async Task Editors_are_those_the_designer_has_and_their_settings_are_numbers_not_words()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var script = Input(await admin.GetAsync($"{Activities}/Elsa.RunJavaScript"), "Script");
        Assert.Equal("code-editor", (string)script["uiHint"]!);
        Assert.Equal(1, (int)script["uiSpecifications"]!["code-editor"]!["editorHeight"]!);

        string[] known =
        [
            "singleline",
            "multiline",
            "checkbox",
            "dropdown",
            "radiolist",
            "checklist",
            "multitext",
            "dynamic-outcomes",
            "variable-picker",
            "input-picker",
            "outcome-picker",
            "output-picker",
            "type-picker",
            "workflow-definition-picker",
            "datetime-picker",
            "code-editor",
            "json-editor",
            "dictionary",
            "http-status-codes",
            "expression-editor",
            "switch-editor",
            "flow-switch-editor",
        ];
        var items = (await admin.GetAsync(Activities))["items"]!.AsArray();
        Assert.All(
            items.SelectMany(item => item!["inputs"]!.AsArray()),
            input => Assert.Contains((string)input!["uiHint"]!, known)
        );
        var start = Assert.Single(items, item => (string)item!["typeName"]! == "Elsa.Start")!;
        Assert.True((bool)start["isStart"]!);
        Assert.Equal(
            "Trigger",
            (string)Assert.Single(items, item => (string)item!["typeName"]! == "Elsa.Cron")!["kind"]!
        );
    }

    [Theory]
    [InlineData("/elsa/api/descriptors/expression-descriptors", 6)]
    [InlineData("/elsa/api/descriptors/variables", 19)]
    [InlineData("/elsa/api/descriptors/storage-drivers", 2)]
    [InlineData("/elsa/api/descriptors/workflow-activation-strategies", 4)]
    [InlineData("/elsa/api/descriptors/incident-strategies", 2)]
    [InlineData("/elsa/api/descriptors/log-persistence-strategies", 2)]
    [InlineData("/elsa/api/descriptors/commit-strategies/workflows", 0)]
    [InlineData("/elsa/api/descriptors/commit-strategies/activities", 0)]
    [InlineData("/elsa/api/descriptors/output-converters?sourceType=Object&destinationType=Object", 0)]
    [InlineData("/elsa/api/resilience/strategies?category=HTTP", 0)]
    [InlineData("/elsa/api/features/installed", 0)]
    public async Task Every_list_the_editor_opens_with_is_there(string path, int count)
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var list = await admin.GetAsync(path);
        Assert.Equal((count, count), ((int)list["count"]!, list["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_version_is_told_and_no_optional_feature_is_claimed()
    {
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        Assert.Equal("3.8.2", (string)(await admin.GetAsync("/elsa/api/package/version"))["packageVersion"]!);
        var feature = await admin.SendAsync(
            HttpMethod.Get,
            "/elsa/api/features/installed/Elsa.RealTimeWorkflowUpdates"
        );
        Assert.Equal(HttpStatusCode.NotFound, feature.Status);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Scripts_are_typed_by_the_definition_they_stand_in(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var model = Model(Sequence(Event("wait", "x")), [Variable("amount", "Int32", "1")]);
        model["inputs"] = new JsonArray(new JsonObject { ["name"] = "Title", ["type"] = "String" });
        await admin.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model });

        var typings = await admin.PostTextAsync(
            $"/elsa/api/scripting/javascript/type-definitions/{model["definitionId"]}",
            new { activityTypeName = "Elsa.RunJavaScript", propertyName = "Script" }
        );

        Assert.Contains("declare function getAmount(): number;", typings, StringComparison.Ordinal);
        Assert.Contains("  amount: number;", typings, StringComparison.Ordinal);
        Assert.Contains("declare function getTitle(): string;", typings, StringComparison.Ordinal);
        Assert.Contains("declare function getResultFromWait(): any;", typings, StringComparison.Ordinal);
        Assert.Contains("declare function setOutcome(name: string): void;", typings, StringComparison.Ordinal);
    }

    // All of them are data in activity-texts.zh-CN.json, or said by the activity itself.
    private static IEnumerable<string> Texts(JsonNode activity) =>
        new[] { "inputs", "outputs", "ports" }
            .SelectMany(list => activity[list]!.AsArray())
            .Select(thing => (string)thing!["displayName"]!)
            .Concat([
                (string)activity["displayName"]!,
                (string)activity["description"]!,
                (string)activity["category"]!,
            ]);

    private static bool IsChinese(string text) =>
        text is "HTTP" || text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    private static JsonNode Input(JsonNode activity, string name) =>
        Assert.Single(activity["inputs"]!.AsArray(), input => (string)input!["name"]! == name)!;

    private static Dictionary<string, string> Choices(JsonNode specifications, string kind = "select") =>
        specifications[kind is "select" ? "dropdown" : $"{kind}list"]![$"{kind}List"]!["items"]!
            .AsArray()
            .ToDictionary(item => (string)item!["value"]!, item => (string)item!["text"]!, StringComparer.Ordinal);
}
