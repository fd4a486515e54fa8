using System.Text.Json.Nodes;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class HttpTests
{
    private static readonly Dictionary<string, object?> Json = new(StringComparer.Ordinal)
    {
        ["Content-Type"] = "application/json; charset=utf-8",
    };

    [Fact]
    public void An_endpoint_listens_under_each_method_by_path_and_method_only()
    {
        var endpoint = Endpoint("Orders/{Id}", """["GET","POST"]""");
        endpoint["authorize"] = Literal("true", "Boolean");
        var graph = GraphCompiler.Compile(Workflow(Flow([endpoint])), ActivityCatalog.Core);

        var triggers = TriggerIndex.Of(graph, TimeProvider.System);

        Assert.Equal(
            [HttpEndpoint.HashOf("/orders/{id}", "GET"), HttpEndpoint.HashOf("orders/{id}", "post")],
            triggers.Select(trigger => trigger.Hash)
        );
        Assert.Equal(
            StimulusHash.Compute("Elsa.HttpEndpoint", """{"Path":"/orders/{id}","Method":"get"}"""),
            triggers[0].Hash
        );
        Assert.True(triggers[0].Payload!.Value.GetProperty("Authorize").GetBoolean());
    }

    [Fact]
    public void A_request_starts_an_instance_that_answers_it()
    {
        var answer = Node(
            "WriteHttpResponse",
            "Answer",
            ("statusCode", Literal("Created", "HttpStatusCode")),
            ("content", Js("({ id: getRouteDataFromIn().id, city: getParsedContentFromIn().city })")),
            ("responseHeaders", Object("""{"X-Kind":["a","b"]}"""))
        );
        var run = new Scenario(Workflow(Flow([Endpoint("orders/{id}"), answer], "In->Answer"))).Start(
            new("instance") { TriggerActivityId = "In", Input = Request() }
        );

        var response = Assert.IsType<HttpResponseWritten>(Assert.Single(run.Effects));
        Assert.Equal((201, "application/json"), (response.StatusCode, response.ContentType));
        var content = Assert.IsAssignableFrom<IDictionary<string, object?>>(response.Content);
        Assert.Equal(("7", "北京"), (content["id"], content["city"]));
        Assert.Equal(["a", "b"], response.Headers["x-kind"]);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void A_request_resumes_a_waiting_endpoint_once()
    {
        var run = Scenario.Run(
            Workflow(Sequence(Endpoint("a", """["GET","PUT"]"""), Script("L", "getQueryStringDataFromIn().q")))
        );

        Assert.Equal(2, run.State.Bookmarks.Count);
        run.Resume(
            run.State.Bookmarks.Single(bookmark => bookmark.Hash == HttpEndpoint.HashOf("a", "put")).Id,
            Request()
        );

        Assert.Equal("x", run.Text);
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public void Without_a_request_in_the_burst_there_is_nothing_to_answer()
    {
        var run = Scenario.Run(Workflow(Sequence(Endpoint("a"), Event("Later"), Node("WriteHttpResponse", "Answer"))));
        run.Resume(run.State.Bookmarks[0].Id, Request()).Send("Later");

        Assert.Equal("Finished/Faulted", run.Status);
        Assert.Equal("NoHttpContext", run.State.Incidents[0].Exception.Metadata!["code"]);
    }

    [Theory]
    [InlineData(200, "Ok Always")]
    [InlineData(404, "Other Always")]
    public void A_response_goes_on_by_its_status(int status, string lines)
    {
        var run = Sending();
        var request = Assert.IsType<HttpRequestRequested>(run.Effects[0]);
        Assert.Equal(
            ("POST", "https://example.org/", "application/json"),
            (request.Method, request.Url, request.ContentType)
        );
        Assert.Equal(HttpSending.HashOf(request.RequestId), run.State.Bookmarks[0].Hash);

        run.Resume(run.State.Bookmarks[0].Id, HttpAnswer.Received(status, Json, """{"total":3}"""));

        Assert.Equal(lines, run.Text);
        Assert.Equal("3", run.Variable("Total")?.ToString());
    }

    [Fact]
    public void No_connection_and_no_response_in_time_are_outcomes_of_their_own()
    {
        var (lost, late) = (Sending(), Sending());

        lost.Resume(lost.State.Bookmarks[0].Id, HttpAnswer.NotConnected("No route"));
        late.Resume(late.State.Bookmarks[0].Id, HttpAnswer.TimedOut("Too late"));

        Assert.Equal(("Lost", "Late"), (lost.Text, late.Text));
        Assert.Contains(lost.Journal, entry => entry is { EventName: "Error", Message: "No route" });
    }

    [Theory]
    [InlineData(200, "Ok")]
    [InlineData(500, "Other")]
    public void A_request_runs_the_activity_embedded_for_the_status(int status, string lines)
    {
        var expected = new JsonArray(new JsonObject { ["statusCode"] = 200, ["activity"] = Line("Ok") });
        var send = Node(
            "SendHttpRequest",
            "Send",
            ("url", Literal("https://example.org/")),
            ("expectedStatusCodes", expected),
            ("unmatchedStatusCode", Line("Other"))
        );
        var run = Scenario.Run(Workflow(Sequence(send)));

        run.Resume(run.State.Bookmarks[0].Id, HttpAnswer.Received(status, Json, body: null));

        Assert.Equal(lines, run.Text);
        Assert.Equal("Finished/Finished", run.Status);
    }

    [Fact]
    public void What_a_burst_knew_is_still_known_when_another_server_has_answered()
    {
        var send = Node("SendHttpRequest", "Send", ("url", Literal("https://example.org/")));
        var answer = Node("WriteHttpResponse", "Answer", ("content", Js("getRouteDataFromIn().id + variables.Note")));
        var note = Variable("Note");
        note["storageDriverTypeName"] = "MemoryStorageDriver";
        var set = Set("Note", Js("'!'"));
        set["id"] = "Note";
        var run = new Scenario(
            Workflow(Flow([Endpoint("a/{id}"), set, send, answer], "In->Note", "Note->Send", "Send->Answer"), note)
        ).Start(new("instance") { TriggerActivityId = "In", Input = Request() });

        var input = HttpAnswer.Received(200, Json, body: null).Concat(Request()).ToDictionary(StringComparer.Ordinal);
        run.Resume(Assert.Single(run.State.Bookmarks).Id, input);

        Assert.Equal("7!", run.Effects.OfType<HttpResponseWritten>().Single().Content);
        Assert.Null(run.State.Asking);
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("orders/{id")]
    [InlineData("orders/{id}/{id}")]
    [InlineData("{rest?}/orders")]
    public void A_malformed_path_is_no_trigger(string path)
    {
        var graph = GraphCompiler.Compile(Workflow(Flow([Endpoint(path)])), ActivityCatalog.Core);

        Assert.Contains(
            path,
            Assert.Single(TriggerIndex.Of(graph, TimeProvider.System)).Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/orders/{id}", "/Orders/A7", "id=A7")]
    [InlineData("/orders/{id:int}/", "/orders/7", "id=7")]
    [InlineData("/orders/{id?}", "/orders", "")]
    [InlineData("/orders/{id=9}", "/orders", "id=9")]
    [InlineData("/files/{**path}", "/files/a/b.txt", "path=a/b.txt")]
    [InlineData("/files/{name}.{kind}", "/files/a.b.txt", "name=a.b kind=txt")]
    [InlineData("/orders/{id}", "/orders/7/lines", null)]
    [InlineData("/orders/{id}", "/orders", null)]
    public void A_template_takes_values_out_of_a_path(string template, string path, string? values)
    {
        var matches = new RouteTemplate(template).TryMatch(path, out var found);

        Assert.Equal(values is not null, matches);
        Assert.Equal(values ?? "", string.Join(' ', (found ?? Nothing).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    private static readonly Dictionary<string, object?> Nothing = new(StringComparer.Ordinal);

    private static Scenario Sending()
    {
        var send = Node(
            "FlowSendHttpRequest",
            "Send",
            ("url", Literal("https://example.org/")),
            ("method", Literal("POST")),
            ("content", Object("""{"a":1}""")),
            ("contentType", Literal("application/json")),
            ("expectedStatusCodes", Object("[200]"))
        );
        var total = Set("Total", Js("getParsedContentFromSend() && getParsedContentFromSend().total"));
        total["id"] = "Total";
        JsonObject[] activities = [send, total, Line("Ok"), Line("Other"), Line("Lost"), Line("Late"), Line("Always")];
        return Scenario.Run(
            Workflow(
                Flow(
                    activities,
                    "Send.200->Ok",
                    "Send.Unmatched status code->Other",
                    "Send.Failed to connect->Lost",
                    "Send.Timeout->Late",
                    "Send.Done->Total",
                    "Total->Always"
                ),
                Variable("Total")
            )
        );
    }

    private static JsonObject Endpoint(string path, string methods = """["GET"]""") =>
        Node("HttpEndpoint", "In", ("path", Literal(path)), ("supportedMethods", Object(methods)))
            .With("customProperties", new JsonObject { ["canStartWorkflow"] = true });

    private static Dictionary<string, object?> Request() =>
        new(StringComparer.Ordinal)
        {
            [HttpRequestInput.Key] = HttpRequestInput.Of(
                "PUT",
                "/orders/7",
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = "7" },
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["q"] = "x" },
                body: """{"city":"北京"}""",
                parsedContent: new Dictionary<string, object?>(StringComparer.Ordinal) { ["city"] = "北京" }
            ),
        };
}
