using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Reminders;

/// <summary>Notices are mailed to those who want it, at least once, each under one Message-Id.</summary>
public sealed partial class MailTests(SharedServices services)
{
    private static readonly TimeSpan LongerThanAnyWait = TimeSpan.FromMinutes(20);

    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_notice_is_mailed_to_who_wants_it_and_again_after_a_refusal(DatabaseProvider database)
    {
        await using var mail = new MailServer(refusals: 1);
        await using var service = await services.StartAsync(database, SettingsFor(mail));
        var office = new Office(service);
        var task = await office.LaunchTaskAsync();
        var item = await office.ItemAsync("xuanchuan.handler", task, "签收任务");
        var handler = await office.PersonAsync("xuanchuan.handler");
        (await handler.SendAsync(HttpMethod.Put, "/api/me/mail", new { mail = "", wantsMail = true })).Problem(
            HttpStatusCode.BadRequest
        );
        await SetMailAsync(handler, "wei@example.org");

        // The head of the department is told too, but wants no mail.
        await (await office.AdminAsync()).PostAsync(
            $"/api/work-items/{item["id"]}/urge",
            new { comment = "请今天签收" }
        );

        var refused = await mail.NextAsync();
        await UntilAsync(service, office, messages => messages.Any(message => (int)message["attempts"]! == 1));
        service.Clock.Advance(LongerThanAnyWait);
        service.Services.GetRequiredService<OutboxSignal>().Set();
        var taken = await mail.NextAsync();
        Assert.Equal(MessageId(refused), MessageId(taken));
        Assert.Matches("(?m)^To: .*<wei@example.org>", taken);
        Assert.Contains("请今天签收", BodyOf(taken), StringComparison.Ordinal);
        Assert.Contains($"https://duban.example.org/tasks/{task}", BodyOf(taken), StringComparison.Ordinal);
        await UntilAsync(service, office, messages => messages.Count == 0);
        Assert.True(mail.IsQuiet);
    }

    [Fact]
    public async Task Mail_that_is_refused_for_good_is_parked_and_tried_again_on_request()
    {
        await using var mail = new MailServer(refusals: 10);
        await using var service = await services.StartAsync(DatabaseProvider.Sqlite, SettingsFor(mail));
        var office = new Office(service);
        var admin = await office.AdminAsync();
        await admin.RefusedAsync(HttpStatusCode.Conflict, "/api/settings/channels/mail/try");
        await SetMailAsync(admin, "chen@example.org");
        Assert.Equal(1, (int)(await admin.GetAsync("/api/settings/channels"))["mail"]!["people"]!);

        await admin.SendAsync(HttpMethod.Post, "/api/settings/channels/mail/try");
        for (var tries = 1; tries <= 10; tries++)
        {
            await mail.NextAsync();
            var now = tries;
            await UntilAsync(service, office, messages => messages.Any(message => (int)message["attempts"]! == now));
            service.Clock.Advance(LongerThanAnyWait);
            service.Services.GetRequiredService<OutboxSignal>().Set();
        }

        var parked = Assert.Single(await admin.ListAsync("/api/outbox?parked=true"));
        Assert.Equal("sendMail", (string)parked["kind"]!);
        await admin.PostAsync($"/api/outbox/{parked["id"]}/retry");
        await mail.NextAsync();
        await UntilAsync(service, office, messages => messages.Count == 0);
    }

    private static Dictionary<string, string> SettingsFor(MailServer mail) =>
        new(StringComparer.Ordinal)
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{mail.Port}",
            ["Mail:Security"] = "None",
            ["Mail:From"] = "duban@example.org",
            ["Mail:PageAddress"] = "https://duban.example.org/",
        };

    private static async Task SetMailAsync(Session person, string address) =>
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await person.SendAsync(HttpMethod.Put, "/api/me/mail", new { mail = address, wantsMail = true })).Status
        );

    private static async Task UntilAsync(
        Service service,
        Office office,
        Func<IReadOnlyList<System.Text.Json.Nodes.JsonNode>, bool> holds
    )
    {
        var admin = await office.AdminAsync();
        for (var looks = 0; !holds(await admin.ListAsync("/api/outbox")); looks++)
        {
            Assert.True(looks < 600, "The outbox did not come to what was awaited.");
            service.Services.GetRequiredService<OutboxSignal>().Set();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static string MessageId(string mail) => MessageIdLine().Match(mail).Groups["id"].Value;

    // The text is base64 after the headers, since it is not ASCII.
    private static string BodyOf(string mail) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(mail[mail.IndexOf("\n\n", StringComparison.Ordinal)..]));

    [GeneratedRegex("(?im)^Message-Id: (?<id><\\S+>)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageIdLine();
}
