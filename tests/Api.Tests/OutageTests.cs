using System.Net;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests;

/// <summary>What people are told while the database is away, and that it works again by itself afterwards.</summary>
public sealed class OutageTests(SharedServices services)
{
    [Fact]
    public async Task While_the_database_is_away_requests_say_so_and_work_again_once_it_is_back()
    {
        await using var service = await services.StartAsync(DatabaseProvider.PostgreSql);
        var office = await service.SignInAsync("office");

        await services.Server.AllowConnectionsAsync(service.DatabaseName, allowed: false);
        var problem = (await office.SendAsync(HttpMethod.Get, "/api/plans")).Problem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("database_unavailable", (string)problem["code"]!);
        using var response = await office.FetchAsync("/api/plans");
        Assert.NotNull(response.Headers.RetryAfter);

        await services.Server.AllowConnectionsAsync(service.DatabaseName, allowed: true);
        Assert.NotNull((await office.GetAsync("/api/plans"))["items"]);
    }
}
