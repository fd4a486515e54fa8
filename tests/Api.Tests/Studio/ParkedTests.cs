using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;
using static Workflows.Api.Tests.Studio.AlterationTests;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Studio;

/// <summary>What could not be delivered is kept, found again, and let go in time.</summary>
public sealed class ParkedTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_event_that_came_while_an_instance_was_faulted_reaches_it_after_its_repair(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var admin = await service.SignInAsync("office");
        var name = NewName();
        var definition = await PublishAsync(
            admin,
            Sequence(
                Fork(
                    "fork",
                    Event("wait", name),
                    Script("fragile", "if (!getVariable('Ready')) { throw new Error('not ready'); }")
                )
            ),
            [Variable("Ready", "Boolean", "false")]
        );
        var started = await admin.SendAsync(
            HttpMethod.Post,
            $"/elsa/api/workflow-definitions/{definition}/execute",
            new { }
        );
        var id = (string)started.Json!["workflowState"]!["id"]!;

        await TriggerAsync(admin, name);
        await service.SweepAsync();
        Assert.Equal("Faulted", (string)(await StateAsync(admin, id))["subStatus"]!);
        await admin.PostAsync(
            "/elsa/api/alterations/workflows/retry",
            new { workflowInstanceIds = new[] { id }, variables = new[] { new { id = "Ready", value = true } } }
        );
        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);

        await service.SweepAsync();
        await service.SweepAsync();

        Assert.Equal("Finished", (string)(await StateAsync(admin, id))["subStatus"]!);
    }

    [Fact]
    public async Task An_event_nobody_waits_for_is_kept_for_a_day_only()
    {
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite);
        var name = NewName();
        var admin = await service.SignInAsync("office");
        var definition = await PublishAsync(admin, Sequence(Event("wait", name)));
        await TriggerAsync(admin, name);

        await service.AdvanceAsync(TimeSpan.FromHours(25));
        admin = await service.SignInAsync("office");
        var id = (string)(await ExecuteAsync(admin, definition))["id"]!;
        await service.SweepAsync();

        Assert.Equal("Suspended", (string)(await StateAsync(admin, id))["subStatus"]!);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_message_given_up_on_is_shown_and_can_be_tried_again(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var admin = await service.SignInAsync("office");
        var handler = await service.SignInAsync("xuanchuan.handler");
        var name = NewName();
        var stuck = await PublishStuckAsync(admin, name);
        var publisher = await PublishAsync(
            admin,
            Sequence(Activity("publish", "PublishEvent", ("eventName", Literal(name))))
        );
        await ExecuteAsync(admin, publisher);

        var message = await FailTenTimesAsync(service, admin);
        Assert.Equal("publishEvent", (string)message["kind"]!);
        Assert.Contains("不能单独执行", (string)message["lastError"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await admin.GetAsync("/health/ready"))["parkedMessages"]!);
        (await handler.SendAsync(HttpMethod.Get, "/api/outbox")).Problem(System.Net.HttpStatusCode.Forbidden);

        await admin.PostAsync($"/elsa/api/workflow-definitions/{stuck}/retract", new { });
        var retried = await admin.PostAsync($"/api/outbox/{message["id"]}/retry");

        Assert.Equal(1, (int)retried["retried"]!);
        await EventuallyAsync(async () => (int)(await admin.GetAsync("/api/outbox"))["total"]! == 0);
        Assert.Equal(0, (int)(await admin.GetAsync("/health/ready"))["parkedMessages"]!);
        await admin.RefusedAsync(System.Net.HttpStatusCode.NotFound, $"/api/outbox/{message["id"]}/retry");
    }

    // It starts with the event, and cannot: its step needs the task of a plan.
    private static Task<string> PublishStuckAsync(Session admin, string name)
    {
        var trigger = Event("start", name);
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var review = new JsonObject
        {
            ["id"] = "review",
            ["name"] = "review",
            ["type"] = "Approvals.Review",
            ["version"] = 1,
            ["title"] = Literal("审核"),
            ["role"] = Literal("OfficeAdmin"),
        };
        return PublishAsync(admin, Sequence(trigger, review));
    }

    private static async Task<JsonNode> FailTenTimesAsync(Service service, Session admin)
    {
        for (var attempts = 1; attempts <= 10; attempts++)
        {
            var wanted = attempts;
            await EventuallyAsync(async () => (int)(await OnlyMessageAsync())["attempts"]! >= wanted);
            service.Clock.Advance(TimeSpan.FromSeconds(Math.Pow(2, attempts)));
            // Any commit wakes the dispatcher.
            await TriggerAsync(admin, $"wake-{attempts}");
        }

        var message = await OnlyMessageAsync();
        Assert.True((bool)message["parked"]!);
        return message;

        async Task<JsonNode> OnlyMessageAsync() =>
            Assert.Single((await admin.GetAsync("/api/outbox"))["items"]!.AsArray())!;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 600, "It did not come to hold in half a minute.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
