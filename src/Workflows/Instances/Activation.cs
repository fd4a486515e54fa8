using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Says whether a definition's activation strategy allows one more instance (Elsa's four strategies).</summary>
internal sealed class Activation(WorkflowsDbContext db)
{
    public async Task<bool> AllowsAsync(WorkflowGraph graph, string? correlationId, CancellationToken cancellationToken)
    {
        var running = db.Set<WorkflowInstance>().Where(instance => instance.Status == WorkflowStatus.Running);
        var rivals = NameOf(graph.Options.ActivationStrategyType) switch
        {
            "SingletonStrategy" => running.Where(instance => instance.DefinitionId == graph.DefinitionId),
            "CorrelationStrategy" => running.Where(instance => instance.CorrelationId == correlationId),
            "CorrelatedSingletonStrategy" => running.Where(instance =>
                instance.DefinitionId == graph.DefinitionId && instance.CorrelationId == correlationId
            ),
            _ => null,
        };
        return rivals is null || !await rivals.AnyAsync(cancellationToken);
    }

    // The type is written with its namespace and assembly, or as an alias.
    private static string? NameOf(string? type) => type?.Split(',')[0].Split('.')[^1];
}
