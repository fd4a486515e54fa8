using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Catalog;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions.Outlines;

/// <summary>The newest version of a flow as an outline, or why it can't be one.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record OutlineDetails(string DefinitionId) : IRequest<OutlineView>;

/// <summary>A flow in simple mode.</summary>
/// <param name="DefinitionId">The flow.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Version">The version.</param>
/// <param name="IsPublished">Whether this version is in force.</param>
/// <param name="IsReadonly">Whether it may not be changed at all.</param>
/// <param name="Revision">What to hand back on saving, so that two don't overwrite each other.</param>
/// <param name="Outline">The blocks; null when the flow is too free for it.</param>
/// <param name="TooFree">Why it is, with the activity where that shows.</param>
/// <param name="Facts">What conditions may look at.</param>
/// <param name="Inputs">What the flow is started with.</param>
public sealed record OutlineView(
    string DefinitionId,
    string Name,
    int Version,
    bool IsPublished,
    bool IsReadonly,
    string Revision,
    Outline? Outline,
    FieldProblem? TooFree,
    IReadOnlyList<OutlineFact> Facts,
    IReadOnlyList<FlowInput> Inputs
);

/// <summary>Something a flow is started with.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="DisplayName">What people call it.</param>
public sealed record FlowInput(string Name, string DisplayName);

internal sealed class OutlineDetailsHandler(WorkflowsDbContext db, GraphCompilation compilation)
    : IRequestHandler<OutlineDetails, OutlineView>
{
    public async Task<OutlineView> Handle(OutlineDetails query, CancellationToken cancellationToken)
    {
        var version =
            await db.Set<DefinitionVersion>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.DefinitionId == query.DefinitionId && row.IsLatest, cancellationToken)
            ?? throw new NotFoundException("流程定义", query.DefinitionId);
        var definition = DefinitionModel.Parse(version.Json);
        var catalog = await compilation.CatalogAsync(cancellationToken);
        var graph = GraphCompilation.Compile(version.Json, catalog);
        var (outline, tooFree) = Read(definition, catalog);
        return new OutlineView(
            version.DefinitionId,
            version.Title,
            version.Version,
            version.IsPublished,
            version.IsReadonly,
            DefinitionStamp.Of(version),
            outline,
            tooFree,
            FlowOutline.FactsOf(definition),
            [.. graph.Inputs.Select(input => new FlowInput(input.Name, input.DisplayName ?? input.Name))]
        );
    }

    private static (Outline? Outline, FieldProblem? TooFree) Read(JsonObject definition, ActivityCatalog catalog)
    {
        try
        {
            return (FlowOutline.Read(definition, catalog), null);
        }
        catch (TooFreeException exception)
        {
            return (null, new FieldProblem(exception.ActivityId ?? "", "flow_too_free", exception.Message));
        }
    }
}
