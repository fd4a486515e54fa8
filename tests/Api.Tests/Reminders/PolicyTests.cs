using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Api.Tests.Reminders;

/// <summary>The office decides at run time when people are reminded and urged, and when a light turns yellow.</summary>
public sealed class PolicyTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Open_work_is_reminded_of_as_the_office_decides_now(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var task = await office.LaunchTaskAsync();
        await admin.PostAsync($"/api/tasks/{task}/due-day", new { dueOn = "2026-03-20" });
        Assert.Equal(["13 09:00", "17 09:00", "19 09:00", "20 09:00", "23 09:00"], await OpenAsync(service, task));

        await PutAsync(admin, "reminders", Policy([5], "08:30:00", whenOverdue: false));
        Assert.Equal(["15 08:30", "20 08:30"], await OpenAsync(service, task));
        await PutAsync(admin, "reminders", Policy([], "10:00:00", whenOverdue: true));
        Assert.Equal(["20 10:00", "23 10:00"], await OpenAsync(service, task));
        Assert.Equal("10:00:00", (string)(await admin.GetAsync("/api/settings/reminders"))["timeOfDay"]!);
        foreach (var wrong in new[] { Policy([0], "10:00:00", true), Policy([366], "10:00:00", true) })
            (await admin.SendAsync(HttpMethod.Put, "/api/settings/reminders", wrong)).Problem(
                HttpStatusCode.BadRequest
            );
        (
            await (await office.PersonAsync("xuanchuan.head")).SendAsync(
                HttpMethod.Put,
                "/api/settings/reminders",
                Policy([5], "10:00:00", true)
            )
        ).Problem(HttpStatusCode.Forbidden);

        // Fourteen working days before the term the light is green, until the office wants it yellow by then.
        Assert.Equal("green", (string)(await office.TaskAsync(task))["light"]!);
        await PutAsync(admin, "light", new { yellowWorkdays = 14 });
        Assert.Equal("yellow", (string)(await office.TaskAsync(task))["light"]!);

        var item = (await office.ItemAsync("xuanchuan.handler", task, "签收任务"))["id"];
        await admin.PostAsync($"/api/work-items/{item}/urge", new { });
        await admin.RefusedAsync(HttpStatusCode.Conflict, $"/api/work-items/{item}/urge", new { });
        await PutAsync(admin, "urging", new { hours = 0 });
        await admin.PostAsync($"/api/work-items/{item}/urge", new { });

        // Another process finds the same.
        await service.RestartAsync();
        office.SignEverybodyOut();
        Assert.Equal("yellow", (string)(await office.TaskAsync(task))["light"]!);
    }

    private static object Policy(int[] daysBefore, string timeOfDay, bool whenOverdue) =>
        new
        {
            daysBefore,
            onTheDay = true,
            whenOverdue,
            timeOfDay,
            escalateToHead = true,
            escalateToLeaderAfter = default(int?),
        };

    private static async Task PutAsync(Session admin, string what, object body) =>
        (await admin.SendAsync(HttpMethod.Put, $"/api/settings/{what}", body)).Body(HttpStatusCode.OK);

    private static async Task<IReadOnlyList<string>> OpenAsync(Service service, string task)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var id = Guid.Parse(task);
        var moments = await scope
            .ServiceProvider.GetRequiredService<WorkflowsDbContext>()
            .Set<Reminder>()
            .Where(reminder => reminder.TaskId == id && reminder.TargetId == null)
            .Where(reminder => reminder.FiredAt == null && reminder.CancelledAt == null)
            .OrderBy(reminder => reminder.FireAt)
            .Select(reminder => reminder.FireAt)
            .ToListAsync();
        return [.. moments.Select(moment => $"{moment.AddHours(8):dd HH:mm}")];
    }
}
