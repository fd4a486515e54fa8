using System.Net;
using Workflows.Api.Tests.Hosting;
using Workflows.Api.Tests.Plans;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Views;

/// <summary>What a person narrowed a page to, kept under a name.</summary>
public sealed class ViewTests(SharedServices services)
{
    [Theory, MemberData(nameof(SharedServices.Both), MemberType = typeof(SharedServices))]
    public async Task A_view_is_its_owners_belongs_to_a_page_and_is_replaced_by_its_name(DatabaseProvider database)
    {
        var office = new Office(services.On(database));
        var leader = await office.PersonAsync("leader");
        var path = $"/plans/{Guid.CreateVersion7()}";
        await SaveAsync("超期任务", "light=red");
        var saved = await SaveAsync(" 超期任务 ", "light=red&sort=dueOn");
        await SaveAsync("本季度", "dueTo=2026-03-31");

        var views = await leader.ListAsync($"/api/views?path={path}");
        Assert.Equal(
            new HashSet<string> { "light=red&sort=dueOn", "dueTo=2026-03-31" },
            views.Select(view => (string)view["query"]!).ToHashSet()
        );
        Assert.Empty(await leader.ListAsync("/api/views?path=/statistics"));
        var other = await office.PersonAsync("auditor");
        Assert.Empty(await other.ListAsync($"/api/views?path={path}"));
        (await other.SendAsync(HttpMethod.Delete, $"/api/views/{saved["id"]}")).Problem(HttpStatusCode.NotFound);

        (await leader.SendAsync(HttpMethod.Delete, $"/api/views/{saved["id"]}")).Body(HttpStatusCode.OK);
        Assert.Single(await leader.ListAsync($"/api/views?path={path}"));

        Task<System.Text.Json.Nodes.JsonNode> SaveAsync(string name, string query) =>
            leader.PostAsync(
                "/api/views",
                new
                {
                    path,
                    name,
                    query,
                }
            );
    }

    [Theory]
    [InlineData("https://example.org/ledger", "视图", "path")]
    [InlineData("/ledger?light=red", "视图", "path")]
    [InlineData("/ledger", " ", "name")]
    public async Task A_view_that_cannot_be_names_its_field(string path, string name, string field)
    {
        var office = new Office(services.On(DatabaseProvider.Sqlite));
        var problem = await (await office.PersonAsync("leader")).RefusedAsync(
            HttpStatusCode.BadRequest,
            "/api/views",
            new
            {
                path,
                name,
                query = "",
            }
        );
        Assert.Equal(field, (string)problem["errors"]![0]!["field"]!);
    }
}
