using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>One version of a definition with everything in it; the newest where the filter leaves several.</summary>
/// <param name="Filter">Must name one definition or version.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionDetails(DefinitionFilter Filter) : IRequest<DefinitionView>;

/// <summary>A version and its JSON, with the path of every activity in it.</summary>
public sealed record DefinitionView(DefinitionVersion Version, JsonObject Json);

internal sealed class DefinitionDetailsHandler(WorkflowsDbContext db, DefinitionViews views)
    : IRequestHandler<DefinitionDetails, DefinitionView>
{
    public async Task<DefinitionView> Handle(DefinitionDetails query, CancellationToken cancellationToken)
    {
        var version =
            await query
                .Filter.Apply(db.Set<DefinitionVersion>().AsNoTracking())
                .OrderByDescending(row => row.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException(
                "流程定义",
                (query.Filter.Ids ?? query.Filter.DefinitionIds) is [var id, ..] ? id : ""
            );
        return (await views.OfAsync([version], cancellationToken))[0];
    }
}
