using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;

namespace Workflows.Instances.Overview;

/// <summary>One instance as the office looks at it.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record OfficeInstance(string InstanceId) : IRequest<InstanceOverview>;

/// <summary>An instance with where it waits, and for whom.</summary>
/// <param name="Line">What its line says.</param>
/// <param name="ParentId">The instance that started it.</param>
/// <param name="PublishedVersion">The version new instances run; null when there is none.</param>
/// <param name="Steps">The steps it waits at.</param>
public sealed record InstanceOverview(
    InstanceLine Line,
    string? ParentId,
    int? PublishedVersion,
    IReadOnlyList<WaitingStep> Steps
);

/// <summary>A step an instance waits at.</summary>
/// <param name="Step">Its title.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">When the clock ends the wait, for a timer.</param>
/// <param name="Acts">Who is asked; nobody when it waits for something else than people.</param>
public sealed record WaitingStep(
    string Step,
    DateTimeOffset Since,
    DateTimeOffset? DueAt,
    IReadOnlyList<FlowStepAct> Acts
);

internal sealed class OfficeInstanceHandler(
    WorkflowsDbContext db,
    InstanceLines lines,
    PublishedGraphs graphs,
    StepActs stepActs
) : IRequestHandler<OfficeInstance, InstanceOverview>
{
    public async Task<InstanceOverview> Handle(OfficeInstance query, CancellationToken cancellationToken)
    {
        var row =
            await db.Set<WorkflowInstance>()
                .Where(instance => instance.Id == query.InstanceId)
                .Select(InstanceRow.Of)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程实例", query.InstanceId);
        var instance = row.Summary;
        var published = await db.Set<DefinitionVersion>()
            .Where(version => version.DefinitionId == instance.DefinitionId && version.IsPublished)
            .Select(version => (int?)version.Version)
            .SingleOrDefaultAsync(cancellationToken);
        return new InstanceOverview(
            (await lines.OfAsync([row], cancellationToken))[0],
            instance.ParentWorkflowInstanceId,
            published,
            await WaitingAsync(instance, cancellationToken)
        );
    }

    private async Task<IReadOnlyList<WaitingStep>> WaitingAsync(
        InstanceSummary instance,
        CancellationToken cancellationToken
    )
    {
        var bookmarks = await db.Set<StoredBookmark>()
            .AsNoTracking()
            .Where(bookmark => bookmark.InstanceId == instance.Id)
            .OrderBy(bookmark => bookmark.CreatedAt)
            .ToListAsync(cancellationToken);
        if (bookmarks.Count == 0)
            return [];
        var graph = await graphs.GetVersionAsync(instance.DefinitionVersionId, cancellationToken);
        var acts = (await stepActs.OfAsync(instance.Id, onlyOf: null, cancellationToken)).ToLookup(
            act => act.ActivityId,
            StringComparer.Ordinal
        );
        return
        [
            .. bookmarks.Select(bookmark => new WaitingStep(
                graph.TitleOf(bookmark.ActivityId),
                bookmark.CreatedAt,
                bookmark.DueAt,
                [
                    .. acts[bookmark.ActivityId]
                        .Where(act => act.RoundOpenedAt == acts[bookmark.ActivityId].Max(one => one.RoundOpenedAt))
                        .Select(act => act.Act),
                ]
            )),
        ];
    }
}
