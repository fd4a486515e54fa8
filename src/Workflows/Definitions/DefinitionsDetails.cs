using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Several versions with everything in them, in the order asked for; unknown ones are left out.</summary>
/// <param name="VersionIds">The versions.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record DefinitionsDetails(IReadOnlyList<string> VersionIds) : IRequest<IReadOnlyList<DefinitionView>>;

internal sealed class DefinitionsDetailsHandler(WorkflowsDbContext db, DefinitionViews views)
    : IRequestHandler<DefinitionsDetails, IReadOnlyList<DefinitionView>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<DefinitionView>> Handle(
        DefinitionsDetails query,
        CancellationToken cancellationToken
    )
    {
        if (query.VersionIds.Count > Most)
            throw new InvalidRequestException("too_many", "ids", $"一次最多{Most}个流程版本。");

        var found = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .Where(row => query.VersionIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancellationToken);
        return await views.OfAsync(
            [.. query.VersionIds.Distinct(StringComparer.Ordinal).Where(found.ContainsKey).Select(id => found[id])],
            cancellationToken
        );
    }
}
