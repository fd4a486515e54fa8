using System.Text.Json.Nodes;
using Workflows.Api.Tests.Hosting;

namespace Workflows.Api.Tests;

/// <summary>What the page relies on.</summary>
public sealed class PageTests(SharedServices services)
{
    [Fact]
    public async Task The_description_the_page_is_compiled_against_is_the_one_served()
    {
        using var client = services.On(Persistence.DatabaseProvider.Sqlite).Anonymous();
        var served = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject();
        var kept = JsonNode
            .Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Web", "openapi.json")))!
            .AsObject();

        // The address of the server it came from is no part of the contract.
        served.Remove("servers");
        kept.Remove("servers");
        Assert.True(
            JsonNode.DeepEquals(served, kept),
            "src/Web/openapi.json is out of date: start the service, then in src/Web run "
                + "`curl -s http://127.0.0.1:5080/openapi/v1.json > openapi.json && npm run types`."
        );
    }
}
