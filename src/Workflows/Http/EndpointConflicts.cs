using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Http;

/// <summary>Finds endpoints that another published flow has already: a call would fit both.</summary>
internal sealed class EndpointConflicts(WorkflowsDbContext db)
{
    public async Task<IReadOnlyList<DefinitionProblem>> FindAsync(
        string definitionId,
        IReadOnlyList<Trigger> triggers,
        CancellationToken cancellationToken
    )
    {
        var endpoints = triggers
            .Where(trigger => trigger.Name == HttpEndpoint.StimulusName && trigger.Payload is not null)
            .ToList();
        if (endpoints.Count == 0)
            return [];

        var hashes = endpoints.ConvertAll(endpoint => endpoint.Hash);
        var taken = await db.Set<StoredTrigger>()
            .Where(row => hashes.Contains(row.Hash) && row.DefinitionId != definitionId)
            .Join(
                db.Set<DefinitionVersion>(),
                row => row.DefinitionVersionId,
                version => version.Id,
                (row, version) => new { row.Hash, version.Name }
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. endpoints
                .Join(
                    taken,
                    endpoint => endpoint.Hash,
                    row => row.Hash,
                    (endpoint, row) => (endpoint, row.Name),
                    StringComparer.Ordinal
                )
                .Select(pair => Problem(pair.endpoint, pair.Name)),
        ];
    }

    private static DefinitionProblem Problem(Trigger trigger, string? name)
    {
        var endpoint = trigger.Payload!.Value.Deserialize<HttpEndpointPayload>()!;
        return new DefinitionProblem(
            trigger.ActivityId,
            "EndpointTaken",
            $"路径“{endpoint.Path}”的 {endpoint.Method.ToUpperInvariant()} 请求已由流程“{name}”接收。"
        );
    }
}
