using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Plans;

/// <summary>Who may do what is checked by the service, whatever page or script asks.</summary>
public sealed class RightsTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_person_of_the_wrong_department_is_refused_every_kind_of_action(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        var stranger = await office.PersonAsync("qingfa.head");

        // 宣传部 leads task 1, 组织部 and 学少部 take part, 青发部 has no part in it.
        var acceptance = await office.ItemAsync("xuanchuan.handler", task, "签收任务");
        await EnsureForbiddenAsync(
            stranger,
            $"/api/work-items/{acceptance["id"]}/complete",
            new { outcome = "accept" }
        );
        await office.DecideAsync("xuanchuan.handler", acceptance, "accept");

        var subtask = new { department = "zuzhi", requirement = "请办理。" };
        await EnsureForbiddenAsync(stranger, $"/api/tasks/{task}/subtasks", subtask);
        await EnsureForbiddenAsync(await office.PersonAsync("zuzhi.head"), $"/api/tasks/{task}/subtasks", subtask);
        await EnsureForbiddenAsync(
            stranger,
            $"/api/tasks/{task}/consultations",
            new { department = "quanyi", reason = "需要。" }
        );
        await EnsureForbiddenAsync(stranger, $"/api/tasks/{task}/due-day", new { dueOn = "2026-12-01" });
        await EnsureForbiddenAsync(stranger, $"/api/tasks/{task}/evidence", File("证明.txt"));

        var lead = await office.PersonAsync("xuanchuan.handler");
        var created = await lead.PostAsync($"/api/tasks/{task}/subtasks", subtask);
        await EnsureForbiddenAsync(stranger, $"/api/subtasks/{created["id"]}/cancel", new { reason = "不需要。" });
        await office.DecideAsync("zuzhi.handler", task, "签收子任务", "accept");
        var work = await office.ItemAsync("zuzhi.handler", task, "办理子任务");
        await EnsureForbiddenAsync(
            lead,
            $"/api/work-items/{work["id"]}/complete",
            new { outcome = "submit", comment = "代办" }
        );
        await office.DecideAsync("zuzhi.handler", work, "submit", "完成");
        var review = await office.ItemAsync("zuzhi.head", task, "部门审核");
        await EnsureForbiddenAsync(
            await office.PersonAsync("zuzhi.handler"),
            $"/api/work-items/{review["id"]}/complete",
            new { outcome = "approve" }
        );

        var evidence = await office.UploadAsync("zuzhi.handler", task, "证明.txt", "内容");
        (await stranger.SendAsync(HttpMethod.Get, $"/api/evidence/{evidence}")).Problem(HttpStatusCode.Forbidden);
        (await stranger.SendAsync(HttpMethod.Get, $"/api/work-items/{review["id"]}")).Problem(HttpStatusCode.Forbidden);
        Assert.Equal(
            "内容",
            System.Text.Encoding.UTF8.GetString(await lead.DownloadAsync($"/api/evidence/{evidence}"))
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Only_the_office_imports_launches_reviews_and_closes(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var plan = await office.ImportAsync(Office.OwnDocument());
        foreach (var userName in new[] { "leader", "auditor", "xuanchuan.head", "bangongshi.handler" })
        {
            var person = await office.PersonAsync(userName);
            await EnsureForbiddenAsync(person, "/api/plans/preview", Office.OwnDocument());
            await EnsureForbiddenAsync(
                person,
                "/api/plans",
                new
                {
                    title = "方案",
                    tasks = new[]
                    {
                        new
                        {
                            number = "1",
                            title = "任务",
                            text = "",
                        },
                    },
                }
            );
            await EnsureForbiddenAsync(person, $"/api/plans/{plan}/launch", null);
        }
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_participant_sees_the_task_and_its_own_part_only(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var task = (string)(await office.TaskOfAsync(await office.LaunchOwnAsync(), "1"))["id"]!;
        await office.DecideAsync("xuanchuan.handler", task, "签收任务", "accept");
        var lead = await office.PersonAsync("xuanchuan.handler");
        foreach (var department in new[] { "zuzhi", "xueshao" })
            await lead.PostAsync(
                $"/api/tasks/{task}/subtasks",
                new { department, requirement = $"{department} 请办理。" }
            );

        var seen = await (await office.PersonAsync("zuzhi.handler")).GetAsync($"/api/tasks/{task}");
        Assert.Equal("zuzhi", (string)Assert.Single(seen["subtasks"]!.AsArray())!["department"]!["code"]!);
        Assert.Equal(2, (await lead.GetAsync($"/api/tasks/{task}"))["subtasks"]!.AsArray().Count);
        Assert.Equal(
            2,
            (await (await office.PersonAsync("auditor")).GetAsync($"/api/tasks/{task}"))["subtasks"]!.AsArray().Count
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task Without_signing_in_nothing_but_health_and_the_api_description_is_served(DatabaseProvider database)
    {
        using var anonymous = services.On(database).Anonymous();
        foreach (var path in new[] { "/api/me", "/api/plans", "/api/work-items", "/api/notices", "/api/departments" })
        {
            using var response = await anonymous.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal(401, (int)problem["status"]!);
        }

        foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.json", "/reference" })
            Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync(path)).StatusCode);
    }

    private static async Task EnsureForbiddenAsync(Session person, string path, object? body) =>
        Assert.Equal("forbidden", (string)(await person.RefusedAsync(HttpStatusCode.Forbidden, path, body))["code"]!);

    private static MultipartFormDataContent File(string name) => new() { { new StringContent("内容"), "file", name } };
}
