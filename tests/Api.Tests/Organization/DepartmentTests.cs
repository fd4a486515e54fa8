using System.Net;
using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Organization;

/// <summary>The office keeps departments and their groups itself.</summary>
public sealed class DepartmentTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_department_is_added_renamed_grouped_and_closed_once_nothing_hangs_on_it(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var handler = await office.PersonAsync("zuzhi.handler");
        await handler.RefusedAsync(
            HttpStatusCode.Forbidden,
            "/api/departments",
            new { shortName = "宣教部", kind = "organ" }
        );
        var empty = await admin.RefusedAsync(
            HttpStatusCode.BadRequest,
            "/api/departments",
            new { shortName = " ", kind = "organ" }
        );
        Assert.Equal("shortName", (string)empty["errors"]![0]!["field"]!);
        var taken = await admin.RefusedAsync(
            HttpStatusCode.Conflict,
            "/api/departments",
            new { shortName = "学校少年部", kind = "organ" }
        );
        Assert.Contains("学少部", (string)taken["detail"]!, StringComparison.Ordinal);

        var added = await admin.PostAsync("/api/departments", new { shortName = "宣教部", kind = "organ" });
        var path = $"/api/departments/{added["id"]}";
        await PutAsync(
            admin,
            path,
            new
            {
                shortName = "宣传教育部",
                name = "共青团南昌市委宣传教育部",
                aliases = new[] { "宣教部" },
                kind = "organ",
                order = 3,
            }
        );
        var group = await admin.PostAsync(
            "/api/department-groups",
            new { name = "宣传口", memberIds = new[] { (string)added["id"]!, await IdAsync(admin, "xuanchuan") } }
        );
        Assert.Equal(2, group["members"]!.AsArray().Count);

        // A plan hands it a task: that hangs on it.
        var draft = await admin.PostAsync(
            "/api/plans/preview",
            Office
                .OwnDocument()
                .Replace("责任部门：宣传部、组织部", "责任部门：宣教部、组织部", StringComparison.Ordinal)
        );
        draft["expandGroups"] = new JsonArray("机关各部门", "下属各单位");
        var plan = (string)(await admin.PostAsync("/api/plans", draft))["id"]!;
        await admin.PostAsync($"/api/plans/{plan}/launch");
        var refused = await admin.RefusedAsync(HttpStatusCode.Conflict, path + "/close");
        Assert.Equal("department_in_use", (string)refused["code"]!);
        Assert.Matches("牵头的任务\\d+项.*待办\\d+项", (string)refused["detail"]!);

        foreach (var task in await office.TasksAsync(plan))
            await admin.PostAsync($"/api/tasks/{task["id"]}/terminate", new { reason = "不再办理" });
        await admin.PostAsync(path + "/close");
        Assert.DoesNotContain("宣传教育部", await NamesAsync(admin, "/api/departments"));
        Assert.Contains("宣传教育部", await NamesAsync(admin, "/api/departments?closed=true"));
        Assert.Single(
            (await admin.GetAsync("/api/department-groups"))
                .AsArray()
                .Single(row => (string)row!["name"]! == "宣传口")!["members"]!.AsArray()
        );

        // Its printed names are free for another one.
        await admin.PostAsync("/api/departments", new { shortName = "宣传教育部", kind = "organ" });
        await admin.RefusedAsync(HttpStatusCode.Conflict, path + "/reopen");
        var officeRefused = await admin.RefusedAsync(
            HttpStatusCode.Conflict,
            $"/api/departments/{await IdAsync(admin, "bangongshi")}/close"
        );
        Assert.Equal("department_is_office", (string)officeRefused["code"]!);
        var acts = (await admin.ListAsync("/api/audit?action=department.")).Select(row => (string)row["action"]!);
        Assert.Equal(["department.add", "department.close", "department.change", "department.add"], acts);
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_department_names_the_leaders_in_charge_of_it_until_they_are_leaders_no_longer(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var leader = await (await office.PersonAsync("leader")).GetAsync("/api/me");
        var handler = (string)(await (await office.PersonAsync("zuzhi.handler")).GetAsync("/api/me"))["id"]!;
        var path = $"/api/departments/{await IdAsync(admin, "zuzhi")}";
        var refused = (await admin.SendAsync(HttpMethod.Put, path, Zuzhi(handler))).Problem(HttpStatusCode.BadRequest);
        Assert.Equal("supervisingLeaderIds", (string)refused["errors"]![0]!["field"]!);
        await PutAsync(admin, path, Zuzhi((string)leader["id"]!));
        Assert.Equal([(string)leader["id"]!], await LeadersAsync());

        await PutAsync(
            admin,
            $"/api/people/{leader["id"]}",
            new
            {
                name = (string)leader["name"]!,
                departmentId = (string)leader["department"]!["id"]!,
                roles = new[] { "auditor" },
                userName = "leader",
            }
        );
        Assert.Empty(await LeadersAsync());

        static object Zuzhi(string leaderId) =>
            new
            {
                shortName = "组织部",
                name = "共青团南昌市委组织部",
                aliases = new[] { "团市委组织部" },
                kind = "organ",
                order = 2,
                supervisingLeaderIds = new[] { leaderId },
            };
        async Task<IReadOnlyList<string>> LeadersAsync() =>
            [
                .. (await admin.GetAsync("/api/departments"))
                    .AsArray()
                    .Single(row => (string)row!["code"]! == "zuzhi")!["supervisingLeaderIds"]!
                    .AsArray()
                    .Select(id => (string)id!),
            ];
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Session admin, string path) =>
        [.. (await admin.GetAsync(path)).AsArray().Select(row => (string)row!["shortName"]!)];

    private static async Task<string> IdAsync(Session admin, string code) =>
        (string)
            (await admin.GetAsync("/api/departments")).AsArray().Single(row => (string)row!["code"]! == code)!["id"]!;

    private static async Task PutAsync(Session admin, string path, object body) =>
        (await admin.SendAsync(HttpMethod.Put, path, body)).Body(HttpStatusCode.OK);
}
