using MediatR;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Definitions;

/// <summary>The definitions that use one as an activity, also by way of others.</summary>
/// <param name="DefinitionId">The definition used.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionConsumers(string DefinitionId) : IRequest<IReadOnlyList<string>>;

internal sealed class DefinitionConsumersHandler(WorkflowsDbContext db)
    : IRequestHandler<DefinitionConsumers, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(DefinitionConsumers query, CancellationToken cancellationToken)
    {
        var references = await DefinitionReferences.OfAsync(db, [query.DefinitionId], cancellationToken);
        if (!references.Exists(query.DefinitionId))
            throw new NotFoundException("流程定义", query.DefinitionId);
        return references.ConsumersOf(query.DefinitionId);
    }
}
