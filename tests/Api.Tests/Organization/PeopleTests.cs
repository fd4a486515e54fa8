using System.Net;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Organization;

/// <summary>The office keeps people and their accounts itself.</summary>
public sealed class PeopleTests(SharedServices services)
{
    private const string Initial = "Initial-2026";
    private const string Own = "My-own-2026";

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_new_person_chooses_a_password_gets_work_and_loses_it_when_moved(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var xuanchuan = await DepartmentAsync(admin, "xuanchuan");
        foreach (
            var (body, field) in new (object, string)[]
            {
                (Person(xuanchuan, "li.na", "short"), "password"),
                (Person(xuanchuan, "李娜", Initial), "userName"),
                (Person(xuanchuan, "ZUZHI.head", Initial), "userName"),
                (Person(Guid.Empty.ToString(), "li.na", Initial), "departmentId"),
                (Person(xuanchuan, "li.na", Initial, mail: "no address"), "mail"),
            }
        )
            Assert.Equal(
                field,
                (string)
                    (await admin.RefusedAsync(HttpStatusCode.BadRequest, "/api/people", body))["errors"]![0]!["field"]!
            );
        var id = (string)(await admin.PostAsync("/api/people", Person(xuanchuan, "li.na", Initial)))["id"]!;

        // Nothing but a password of her own comes first.
        var person = await SignInAsync(service, "li.na", Initial);
        Assert.True((bool)(await person.GetAsync("/api/me"))["mustChangePassword"]!);
        var first = (await person.SendAsync(HttpMethod.Get, "/api/work-items")).Problem(HttpStatusCode.Forbidden);
        Assert.Equal("password_change_required", (string)first["code"]!);
        await RefusedAsync(person, "wrong-Password-1", Own, "currentPassword");
        await RefusedAsync(person, Initial, "too-short", "newPassword");
        await RefusedAsync(person, Initial, Initial, "newPassword");
        var elsewhere = await SignInAsync(service, "li.na", Initial);
        await ChangeAsync(person, Initial, Own);
        Assert.False((bool)(await person.GetAsync("/api/me"))["mustChangePassword"]!);
        (await elsewhere.SendAsync(HttpMethod.Get, "/api/me")).Problem(HttpStatusCode.Unauthorized);

        // She works like everybody of her department, until she is moved.
        var pool = await AcceptanceAsync(office);
        var claimed = await AcceptanceAsync(office);
        await person.PostAsync($"/api/work-items/{claimed}/claim");
        var tongzhan = await DepartmentAsync(admin, "tongzhan");
        await PutAsync(admin, id, Change(tongzhan, "handler"));
        foreach (var item in new[] { pool, claimed })
            await person.RefusedAsync(
                HttpStatusCode.Forbidden,
                $"/api/work-items/{item}/complete",
                new { outcome = "accept" }
            );
        Assert.Empty(await person.ListAsync("/api/work-items?state=open"));
        await (await office.PersonAsync("xuanchuan.handler")).PostAsync(
            $"/api/work-items/{claimed}/complete",
            new { outcome = "accept" }
        );

        // Back again, but without the role.
        await PutAsync(admin, id, Change(xuanchuan, "auditor"));
        await person.RefusedAsync(
            HttpStatusCode.Forbidden,
            $"/api/work-items/{pool}/complete",
            new { outcome = "accept" }
        );
        await PutAsync(admin, id, Change(xuanchuan, "handler"));
        await person.PostAsync($"/api/work-items/{pool}/complete", new { outcome = "accept" });
        Assert.Contains(
            await admin.ListAsync("/api/audit?action=workItem.release"),
            row => ((string)row["summary"]!).Contains("李娜", StringComparison.Ordinal)
        );
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task An_account_is_closed_after_its_work_was_handed_over_and_its_sessions_end_at_once(
        DatabaseProvider database
    )
    {
        await using var service = await services.StartAsync(database);
        var office = new Office(service);
        var admin = await office.AdminAsync();
        var leaver = await office.PersonAsync("xuanchuan.handler");
        var heir = (string)(await (await office.PersonAsync("xuanchuan.head")).GetAsync("/api/me"))["id"]!;
        var id = (string)(await leaver.GetAsync("/api/me"))["id"]!;
        await leaver.PostAsync(
            "/api/substitutions",
            new
            {
                substituteId = heir,
                fromOn = "2026-03-02",
                toOn = "2026-03-31",
            }
        );
        var item = await AcceptanceAsync(office);
        await leaver.PostAsync($"/api/work-items/{item}/claim");

        var refused = await admin.RefusedAsync(HttpStatusCode.Conflict, $"/api/people/{id}/close");
        Assert.Equal("person_holds_work", (string)refused["code"]!);
        Assert.Contains("1项待办", (string)refused["detail"]!, StringComparison.Ordinal);
        Assert.Contains("离职转办", (string)refused["detail"]!, StringComparison.Ordinal);
        await admin.PostAsync($"/api/people/{id}/hand-over", new { toId = heir, reason = "调离" });
        await leaver.RefusedAsync(HttpStatusCode.Forbidden, $"/api/people/{id}/close");
        using var events = await leaver.OpenAsync("/api/events");
        Assert.Equal("event: listening", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        await admin.PostAsync($"/api/people/{id}/close");

        var rest = events.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            "event: ended",
            await rest.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        (await leaver.SendAsync(HttpMethod.Get, "/api/me")).Problem(HttpStatusCode.Unauthorized);
        Assert.Equal("account_closed", await RefusedSignInAsync(service, "xuanchuan.handler", Service.Password));
        Assert.DoesNotContain(
            (await admin.GetAsync($"/api/departments/{await DepartmentAsync(admin, "xuanchuan")}/people")).AsArray(),
            row => (string)row!["id"]! == id
        );
        Assert.Empty(await admin.ListAsync($"/api/substitutions?personId={id}&active=true"));
        var chosen = await admin.RefusedAsync(
            HttpStatusCode.Conflict,
            "/api/substitutions",
            new
            {
                personId = heir,
                substituteId = id,
                fromOn = "2026-03-02",
                toOn = "2026-03-31",
            }
        );
        Assert.Equal("person_closed", (string)chosen["code"]!);

        // Taken back, with a password that is to be changed.
        await admin.PostAsync($"/api/people/{id}/reopen");
        (await admin.SendAsync(HttpMethod.Put, $"/api/people/{id}/password", new { password = Initial })).Body(
            HttpStatusCode.OK
        );
        var again = await SignInAsync(service, "xuanchuan.handler", Initial);
        Assert.Empty((await again.GetAsync("/api/me"))["roles"]!.AsArray());
        Assert.Equal("sign_in_failed", await RefusedSignInAsync(service, "xuanchuan.handler", Service.Password));
    }

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task One_office_admin_always_stays_also_when_the_last_two_go_at_once(DatabaseProvider database)
    {
        await using var service = await services.StartAsync(database);
        var admin = await service.SignInAsync("office");
        var me = await admin.GetAsync("/api/me");
        var bangongshi = (string)me["department"]!["id"]!;
        var refused = await admin.RefusedAsync(HttpStatusCode.Conflict, $"/api/people/{me["id"]}/close");
        Assert.Equal("last_administrator", (string)refused["code"]!);
        var demoted = await admin.SendAsync(
            HttpMethod.Put,
            $"/api/people/{me["id"]}",
            new
            {
                name = "陈思远",
                departmentId = bangongshi,
                roles = new[] { "handler" },
                userName = "office",
            }
        );
        Assert.Equal("last_administrator", (string)demoted.Problem(HttpStatusCode.Conflict)["code"]!);

        // A second demonstration admin, made of the leader.
        var leader = await service.SignInAsync("leader");
        var leaderId = (string)(await leader.GetAsync("/api/me"))["id"]!;
        await PutAsync(
            admin,
            leaderId,
            new
            {
                name = "李静怡",
                departmentId = bangongshi,
                roles = new[] { "leader", "officeAdmin" },
                userName = "leader",
            }
        );
        var answers = await Task.WhenAll(
            admin.SendAsync(HttpMethod.Post, $"/api/people/{leaderId}/close"),
            leader.SendAsync(HttpMethod.Post, $"/api/people/{me["id"]}/close")
        );

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        var stays = answers[0].Status is HttpStatusCode.OK ? admin : leader;
        Assert.Single(await stays.ListAsync("/api/people?role=officeAdmin"));
    }

    private static object Person(string department, string userName, string password, string? mail = null) =>
        new
        {
            name = "李娜",
            departmentId = department,
            roles = new[] { "handler" },
            userName,
            password,
            mail,
        };

    private static object Change(string department, string role) =>
        new
        {
            name = "李娜",
            departmentId = department,
            roles = new[] { role },
            userName = "li.na",
        };

    private static async Task<string> AcceptanceAsync(Office office) =>
        (string)(await office.ItemAsync("xuanchuan.head", await office.LaunchTaskAsync(), "签收任务"))["id"]!;

    private static async Task<string> DepartmentAsync(Session admin, string code) =>
        (string)
            (await admin.GetAsync("/api/departments")).AsArray().Single(row => (string)row!["code"]! == code)!["id"]!;

    private static async Task PutAsync(Session admin, string person, object body) =>
        (await admin.SendAsync(HttpMethod.Put, $"/api/people/{person}", body)).Body(HttpStatusCode.OK);

    private static async Task<Session> SignInAsync(Service service, string userName, string password)
    {
        var session = new Session(service.Anonymous(), userName);
        await session.SignInAsync(password);
        return session;
    }

    private static async Task<string> RefusedSignInAsync(Service service, string userName, string password) =>
        (string)
            (
                await new Session(service.Anonymous(), userName).RefusedAsync(
                    HttpStatusCode.Unauthorized,
                    "/api/session",
                    new { userName, password }
                )
            )["code"]!;

    private static Task<Answer> ChangeOfAsync(Session person, string current, string another) =>
        person.SendAsync(HttpMethod.Put, "/api/me/password", new { currentPassword = current, newPassword = another });

    private static async Task ChangeAsync(Session person, string current, string another) =>
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeOfAsync(person, current, another)).Status);

    private static async Task RefusedAsync(Session person, string current, string another, string field)
    {
        var problem = (await ChangeOfAsync(person, current, another)).Problem(HttpStatusCode.BadRequest);
        Assert.Contains(problem["errors"]!.AsArray(), error => (string)error!["field"]! == field);
    }
}
