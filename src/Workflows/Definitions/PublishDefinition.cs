using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Makes the newest version the one new instances run; running ones stay on theirs.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="UpdateConsumers">Whether those who use it as an activity get the new version, where its options ask for that.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PublishDefinition(string DefinitionId, bool UpdateConsumers = true) : ICommand<SavedDefinition>;

internal sealed class PublishDefinitionHandler(
    WorkflowsDbContext db,
    GraphCompilation compilation,
    PublishingRules rules,
    IMediator mediator,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<PublishDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(PublishDefinition command, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>()
            .Where(row => row.DefinitionId == command.DefinitionId && (row.IsLatest || row.IsPublished))
            .ToListAsync(cancellationToken);
        var latest =
            versions.Find(row => row.IsLatest) ?? throw new NotFoundException("流程定义", command.DefinitionId);
        var graph = await compilation.CompileAsync(latest.Json, cancellationToken);
        var triggers = TriggerIndex.Of(graph, clock);
        var found = await rules.CheckAsync(command.DefinitionId, graph, triggers, cancellationToken);
        var published = new SavedDefinition(latest.Id, AlreadyPublished: latest.IsPublished)
        {
            Warnings = found.Warnings,
        };
        if (latest.IsPublished)
            return published;
        if (found.Problems.Count > 0)
            throw new InvalidRequestException(
                "definition_not_publishable",
                [
                    .. found.Problems.Select(problem => new FieldProblem(
                        problem.ActivityId ?? "",
                        problem.Code,
                        problem.Message
                    )),
                ]
            );

        foreach (var version in versions)
            version.IsPublished = version == latest;
        latest.IsFrozen = true;
        await ReplaceTriggersAsync(latest, triggers, cancellationToken);
        audit.Add("definition.publish", $"发布流程“{latest.Name}”第{latest.Version}版", AuditSubject.None);
        if (
            !command.UpdateConsumers
            || graph.Options is not { UsableAsActivity: true, AutoUpdateConsumingWorkflows: true }
        )
            return published;

        await db.SaveChangesAsync(cancellationToken);
        var updated = await mediator.Send(new UpdateReferences(latest.DefinitionId), cancellationToken);
        return published with { UpdatedConsumers = updated.Names };
    }

    private async Task ReplaceTriggersAsync(
        DefinitionVersion version,
        IReadOnlyList<Trigger> triggers,
        CancellationToken cancellationToken
    )
    {
        await db.Set<StoredTrigger>()
            .Where(row => row.DefinitionId == version.DefinitionId)
            .ExecuteDeleteAsync(cancellationToken);
        db.AddRange(
            triggers.Select(trigger => new StoredTrigger
            {
                DefinitionId = version.DefinitionId,
                DefinitionVersionId = version.Id,
                Name = trigger.Name,
                ActivityId = trigger.ActivityId,
                Hash = trigger.Hash,
                Payload = trigger.Payload?.GetRawText(),
                Route = StoredTrigger.RouteOf(trigger.Name, trigger.Payload),
                DueAt = TriggerClock.First(trigger.Name, trigger.Payload, clock.GetUtcNow()),
            })
        );
    }
}
