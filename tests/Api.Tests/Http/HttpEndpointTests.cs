using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Http.HttpDefinitions;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Http;

/// <summary>Flows called from outside: started, resumed, answered, refused.</summary>
public sealed class HttpEndpointTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_call_starts_a_flow_that_answers_it(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var path = NewPath();
        var answer = Reply(
            "answer",
            "({ id: getRouteDataFromIn().id, q: getQueryStringDataFromIn().q, city: getVariable('Order').city })",
            "Created"
        );
        answer["responseHeaders"] = Input("Object", """{"X-Kind":["a","b"]}""", "Object");
        await PublishAsync(
            admin,
            Sequence(
                Endpoint(
                    "in",
                    $"{path}/{{Id}}",
                    "POST",
                    (
                        "parsedContent",
                        new JsonObject
                        {
                            ["typeName"] = "Object",
                            ["memoryReference"] = new JsonObject { ["id"] = "Order" },
                        }
                    )
                ),
                answer
            ),
            [Variable("Order", "Object", "")]
        );
        using var client = services.On(database).Anonymous();

        using var response = await client.PostAsJsonAsync($"/workflows/{path}/A7?q=1&q=2", new { city = "北京" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["a", "b"], response.Headers.GetValues("X-Kind"));
        Assert.Equal(
            """{"id":"A7","q":["1","2"],"city":"北京"}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_call_resumes_the_one_instance_it_names(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var path = NewPath();
        await PublishAsync(
            admin,
            Sequence(
                Endpoint("in", $"{path}/start"),
                Waiting("next", $"{path}/{{step}}/resume"),
                Reply("answer", "getCorrelationId() + getRouteDataFromNext().step")
            )
        );
        using var client = services.On(database).Anonymous();
        foreach (var start in new[] { "correlationId=one", "correlationId=two", $"workflowInstanceId={path}" })
            Assert.Equal(
                (HttpStatusCode.OK, ""),
                await CallAsync(client, HttpMethod.Get, $"/workflows/{path}/start?{start}")
            );
        var resume = $"/workflows/{path}/go/resume";

        var (status, text) = await CallAsync(client, HttpMethod.Get, resume);
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(3, JsonNode.Parse(text)!["workflows"]!.AsArray().Count);
        Assert.StartsWith(
            "The call is ambiguous",
            (string)JsonNode.Parse(text)!["errorMessage"]!,
            StringComparison.Ordinal
        );

        Assert.Equal(
            (HttpStatusCode.OK, "twogo"),
            await CallAsync(client, HttpMethod.Get, resume + "?correlationId=two")
        );
        Assert.Equal(
            (HttpStatusCode.OK, "nullgo"),
            await CallAsync(client, HttpMethod.Get, $"{resume}?workflowInstanceId={path}")
        );
        Assert.Equal((HttpStatusCode.OK, "onego"), await CallAsync(client, HttpMethod.Get, resume));
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(client, HttpMethod.Get, resume)).Status);
        Assert.Equal("Finished", (string)(await StateAsync(admin, path))["subStatus"]!);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await CallAsync(client, HttpMethod.Get, $"/workflows/{path}/start?workflowInstanceId={path}")).Status
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Of_calls_in_the_same_moment_one_resumes_the_flow(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var path = NewPath();
        await PublishAsync(
            admin,
            Sequence(Endpoint("in", path, "POST"), Waiting("next", path, "PUT"), Reply("answer", "'done'"))
        );
        using var client = services.On(database).Anonymous();
        await CallAsync(client, HttpMethod.Post, $"/workflows/{path}");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => CallAsync(client, HttpMethod.Put, $"/workflows/{path}"))
        );

        Assert.Single(answers, (HttpStatusCode.OK, "done"));
        Assert.Equal(7, answers.Count(answer => answer.Status is HttpStatusCode.NotFound));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Only_one_published_flow_may_have_an_endpoint(DatabaseProvider database)
    {
        var admin = await services.On(database).SignInAsync("office");
        var path = NewPath();
        await PublishAsync(admin, Sequence(Endpoint("in", $"{path}/{{id}}")));

        var taken = await TryPublishAsync(admin, Sequence(Endpoint("other", $"/{path.ToUpperInvariant()}/{{id}}/")));
        var malformed = await TryPublishAsync(admin, Sequence(Endpoint("other", $"{path}/{{id")));
        await PublishAsync(admin, Sequence(Endpoint("in", $"{path}/{{id}}", "POST")));

        Assert.Equal(HttpStatusCode.BadRequest, taken.Status);
        Assert.Contains("GET", (string)taken.Json!["message"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, malformed.Status);
        Assert.Contains("other", (string)malformed.Json!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_response_the_answer_is_empty_and_says_whether_the_flow_failed()
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var path = NewPath();
        await PublishAsync(admin, Sequence(Endpoint("in", path), Line("a", "A")));
        await PublishAsync(admin, Sequence(Endpoint("in", $"{path}/broken"), Script("b", "throw new Error('no')")));
        using var client = service.Anonymous();

        Assert.Equal((HttpStatusCode.OK, ""), await CallAsync(client, HttpMethod.Get, $"/workflows/{path}"));
        Assert.Equal(
            (HttpStatusCode.InternalServerError, ""),
            await CallAsync(client, HttpMethod.Get, $"/workflows/{path}/broken")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(client, HttpMethod.Post, $"/workflows/{path}")).Status);
    }

    [Fact]
    public async Task A_body_is_read_by_its_type_and_up_to_its_limit()
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var path = NewPath();
        await PublishAsync(
            admin,
            Sequence(
                Endpoint("in", path, "POST", ("requestSizeLimit", Literal("20", "Int64"))),
                Reply("answer", "JSON.stringify(getParsedContentFromIn())")
            )
        );
        using var client = service.Anonymous();
        Task<(HttpStatusCode Status, string Text)> PostAsync(string body, string type) =>
            CallAsync(client, HttpMethod.Post, $"/workflows/{path}", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal((HttpStatusCode.OK, """{"a":[1,2]}"""), await PostAsync("""{"a":[1,2]}""", "application/json"));
        Assert.Equal((HttpStatusCode.OK, "\"a=1\""), await PostAsync("a=1", "text/plain"));
        Assert.Equal(
            (HttpStatusCode.OK, """{"a":"1 2"}"""),
            await PostAsync("a=1+2", "application/x-www-form-urlencoded")
        );
        var (status, text) = await PostAsync("{\"a\":", "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(0, (int)JsonNode.Parse(text)!["lineNumber"]!);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(new string('x', 21), "text/plain")).Status);
    }

    [Fact]
    public async Task An_endpoint_for_signed_in_people_lets_nobody_else_in()
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var handler = await service.SignInAsync("zuzhi.handler");
        var path = NewPath();
        await PublishAsync(
            admin,
            Sequence(Endpoint("in", path, "POST", SignedIn()), Reply("answer", "({ ok: true })"))
        );
        await PublishAsync(
            admin,
            Sequence(
                Endpoint("in", $"{path}/admin", "GET", SignedIn(), ("policy", Literal("OfficeAdmins"))),
                Reply("answer", "({ ok: true })")
            )
        );
        using var client = service.Anonymous();

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await CallAsync(client, HttpMethod.Post, $"/workflows/{path}")).Status
        );
        Assert.True((bool)(await handler.PostAsync($"/workflows/{path}"))["ok"]!);
        (await handler.SendAsync(HttpMethod.Get, $"/workflows/{path}/admin")).Problem(HttpStatusCode.Unauthorized);
        Assert.True((bool)(await admin.GetAsync($"/workflows/{path}/admin"))["ok"]!);
    }

    [Fact]
    public async Task Executing_a_flow_answers_with_the_response_it_wrote()
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Reply("answer", "({ own: 1 })", "Accepted")));

        var answer = await admin.SendAsync(
            HttpMethod.Post,
            $"/elsa/api/workflow-definitions/{definition}/execute",
            new { }
        );

        Assert.Equal("""{"own":1}""", answer.Body(HttpStatusCode.Accepted).ToJsonString());
    }

    private static (string Name, JsonNode Value) SignedIn() => ("authorize", Literal("true", "Boolean"));

    private static Task<Answer> TryPublishAsync(Session admin, JsonObject root) =>
        admin.SendAsync(
            HttpMethod.Post,
            "/elsa/api/workflow-definitions",
            new JsonObject
            {
                ["model"] = new JsonObject
                {
                    ["definitionId"] = NewPath(),
                    ["name"] = "Other",
                    ["root"] = root,
                },
                ["publish"] = true,
            }
        );

    private static async Task<(HttpStatusCode Status, string Text)> CallAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        HttpContent? content = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
