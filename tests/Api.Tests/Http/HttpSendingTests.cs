using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Http.HttpDefinitions;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Http;

/// <summary>Flows that call other servers, with and without a caller of their own who waits.</summary>
public sealed class HttpSendingTests(SharedServices services)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_flow_asks_another_server_and_answers_its_caller_in_one_request(DatabaseProvider database)
    {
        await using var other = await OtherServer.StartAsync(context =>
            context.Response.WriteAsJsonAsync(new { total = 3 })
        );
        var service = services.On(database);
        var admin = await service.SignInAsync("office");
        var path = NewPath();
        var send = Send(
            "send",
            $"{other.Url}/total",
            ("method", Literal("POST")),
            ("content", Input("Object", """{"a":1}""", "Object")),
            ("contentType", Literal("application/json"))
        );
        await PublishAsync(
            admin,
            Sequence(
                Endpoint("in", $"{path}/{{id}}"),
                send,
                Reply("answer", "getRouteDataFromIn().id + ':' + getParsedContentFromSend().total")
            )
        );
        using var client = service.Anonymous();

        Assert.Equal("7:3", await client.GetStringAsync($"/workflows/{path}/7", Cancellation));

        var call = await other.NextAsync();
        Assert.Equal(("POST", "/total", "application/json"), (call.Method, call.Path, call.ContentType));
        Assert.Equal("""{"a":1}""", call.Body);
        Assert.NotEmpty(call.Key);
        Assert.True(other.IsQuiet);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_flow_that_nobody_waits_for_gets_its_answer_too(DatabaseProvider database)
    {
        await using var other = await OtherServer.StartAsync(context => context.Response.WriteAsync("hello"));
        var admin = await services.On(database).SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(
                Send("send", other.Url),
                Activity(
                    "out",
                    "SetOutput",
                    ("outputName", Literal("Text")),
                    ("outputValue", Input("JavaScript", "getParsedContentFromSend()", "Object"))
                )
            )
        );

        var dispatched = await admin.PostAsync($"/elsa/api/workflow-definitions/{definition}/dispatch", new { });

        var state = await EventuallyFinishedAsync(admin, (string)dispatched["workflowInstanceId"]!);
        Assert.Equal(("Finished", "hello"), ((string)state["subStatus"]!, (string)state["output"]!["Text"]!));
    }

    [Fact]
    public async Task Executing_a_flow_waits_for_the_servers_it_asks()
    {
        await using var other = await OtherServer.StartAsync(context => context.Response.WriteAsync("hello"));
        var admin = await services.On(DatabaseProvider.Sqlite).SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(
                Activity("both", "Parallel", ("activities", new JsonArray(Send("a", other.Url), Send("b", other.Url))))
            )
        );

        Assert.Equal("Finished", (string)(await ExecuteAsync(admin, definition))["subStatus"]!);
        Assert.NotEqual((await other.NextAsync()).Key, (await other.NextAsync()).Key);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::ffff:169.254.169.254]/latest/meta-data")]
    public async Task A_server_that_is_not_there_or_not_allowed_is_an_outcome(string url)
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        var path = NewPath();
        await PublishAsync(admin, Sequence(Endpoint("in", path), Send("send", url)));
        using var client = service.Anonymous();

        using var response = await client.GetAsync($"/workflows/{path}", Cancellation);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("lost", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task An_answer_longer_than_allowed_is_not_taken()
    {
        await using var other = await OtherServer.StartAsync(context => context.Response.WriteAsync(new('x', 101)));
        await using var service = await services.StartAsync(
            DatabaseProvider.Sqlite,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Http:Sending:AnswerSizeLimit"] = "100" }
        );
        var admin = await service.SignInAsync("office");
        await PublishAsync(admin, Sequence(Endpoint("in", "long"), Send("send", other.Url)));
        using var client = service.Anonymous();

        using var response = await client.GetAsync("/workflows/long", Cancellation);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_is_an_outcome()
    {
        await using var other = await OtherServer.StartAsync(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
        );
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        await PublishAsync(admin, Sequence(Endpoint("in", "slow"), Send("send", other.Url)));
        using var client = service.Anonymous();

        var waiting = client.GetAsync("/workflows/slow", Cancellation);
        await other.NextAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(100));

        using var response = await waiting;
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
    }

    [Fact]
    public async Task A_caller_waits_no_longer_than_the_endpoint_says_and_the_flow_goes_on()
    {
        var patience = new TaskCompletionSource();
        await using var other = await OtherServer.StartAsync(_ => patience.Task);
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        var admin = await service.SignInAsync("office");
        await PublishAsync(
            admin,
            Sequence(
                Endpoint("in", "slow", "GET", ("requestTimeout", Literal("00:00:05", "TimeSpan"))),
                Send("send", other.Url),
                Reply("answer", "'to nobody'")
            )
        );
        using var client = service.Anonymous();

        var waiting = client.GetAsync("/workflows/slow?workflowInstanceId=slow", Cancellation);
        await other.NextAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(5));
        using var response = await waiting;
        patience.SetResult();

        Assert.Equal(HttpStatusCode.RequestTimeout, response.StatusCode);
        Assert.Equal("Finished", (string)(await EventuallyFinishedAsync(admin, "slow"))["subStatus"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_request_cut_off_by_a_restart_is_sent_again_under_the_same_key(DatabaseProvider database)
    {
        var isFirst = true;
        await using var other = await OtherServer.StartAsync(async context =>
        {
            if (isFirst)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using var service = await services.StartAsync(database);
        var admin = await service.SignInAsync("office");
        await PublishAsync(admin, Sequence(Endpoint("in", "cut"), Send("send", other.Url), Line("end", "end")));
        using var client = service.Anonymous();

        var waiting = client.GetAsync("/workflows/cut?workflowInstanceId=cut", Cancellation);
        var first = await other.NextAsync();
        isFirst = false;
        await service.RestartAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () => (await waiting).EnsureSuccessStatusCode());
        Assert.True(other.IsQuiet);
        service.Clock.Advance(TimeSpan.FromSeconds(131));

        Assert.Equal(first.Key, (await other.NextAsync()).Key);
        admin = await service.SignInAsync("office");
        Assert.Equal("Finished", (string)(await EventuallyFinishedAsync(admin, "cut"))["subStatus"]!);
        Assert.True(other.IsQuiet);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_task_is_told_to_the_webhook_until_it_takes_it_and_completed_by_its_id(DatabaseProvider database)
    {
        var isFirst = true;
        await using var other = await OtherServer.StartAsync(context =>
        {
            context.Response.StatusCode = isFirst ? 503 : 204;
            isFirst = false;
            return Task.CompletedTask;
        });
        await using var service = await services.StartAsync(
            database,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Tasks:WebhookUrl"] = $"{other.Url}/tasks" }
        );
        var admin = await service.SignInAsync("office");
        var definition = await PublishAsync(
            admin,
            Sequence(
                Activity(
                    "task",
                    "RunTask",
                    ("taskName", Literal("Print")),
                    ("payload", Input("Object", """{"copies":2}""", "Object"))
                )
            )
        );
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;

        var refused = await other.NextAsync();
        var told = JsonNode.Parse((await NextAsTimeGoesByAsync(service, other)).Body)!;

        Assert.Equal(told["payload"]!.ToJsonString(), JsonNode.Parse(refused.Body)!["payload"]!.ToJsonString());
        Assert.Equal(
            ("Elsa.RunTask", id),
            ((string)told["eventType"]!, (string)told["payload"]!["workflowInstanceId"]!)
        );
        Assert.Equal(
            ("Print", 2),
            ((string)told["payload"]!["taskName"]!, (int)told["payload"]!["taskPayload"]!["copies"]!)
        );
        var completed = await admin.SendAsync(
            HttpMethod.Post,
            $"/elsa/api/tasks/{told["payload"]!["taskId"]}/complete",
            new { result = "ok" }
        );
        Assert.Equal(HttpStatusCode.OK, completed.Status);
        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
    }

    private static async Task<Call> NextAsTimeGoesByAsync(Service service, OtherServer other)
    {
        var next = other.NextAsync();
        while (!next.IsCompleted)
        {
            service.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));
        }

        return await next;
    }
}
