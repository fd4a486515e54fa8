using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>What published definitions listen for.</summary>
/// <param name="DefinitionId">Only of this definition.</param>
/// <param name="Name">Only with this stimulus name, such as <c>Elsa.Event</c>.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record TriggerList(string? DefinitionId, string? Name, PageRequest Page) : IRequest<Page<StoredTrigger>>;

internal sealed class TriggerListHandler(WorkflowsDbContext db) : IRequestHandler<TriggerList, Page<StoredTrigger>>
{
    public Task<Page<StoredTrigger>> Handle(TriggerList query, CancellationToken cancellationToken)
    {
        var rows = db.Set<StoredTrigger>().AsNoTracking();
        if (query.DefinitionId is { Length: > 0 } definitionId)
            rows = rows.Where(row => row.DefinitionId == definitionId);
        if (query.Name is { Length: > 0 } name)
            rows = rows.Where(row => row.Name == name);
        return query.Page.ReadAsync(
            rows.OrderBy(row => row.DefinitionId).ThenBy(row => row.ActivityId).ThenBy(row => row.Id),
            cancellationToken
        );
    }
}
