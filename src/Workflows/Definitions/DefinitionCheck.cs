using System.Text.Json.Nodes;
using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Execution;
using Workflows.Organization;

namespace Workflows.Definitions;

/// <summary>Says what publishing a definition would refuse and warn of; nothing is stored.</summary>
/// <param name="Model">The definition as Elsa 3 JSON.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionCheck(JsonObject Model) : IRequest<CheckedDefinition>;

internal sealed class DefinitionCheckHandler(GraphCompilation compilation, PublishingRules rules, TimeProvider clock)
    : IRequestHandler<DefinitionCheck, CheckedDefinition>
{
    public async Task<CheckedDefinition> Handle(DefinitionCheck query, CancellationToken cancellationToken)
    {
        var graph = await compilation.CompileAsync(query.Model.ToJsonString(), cancellationToken);
        var id = DefinitionModel.Id(query.Model, "definitionId") ?? "";
        return await rules.CheckAsync(id, graph, TriggerIndex.Of(graph, clock), cancellationToken);
    }
}
