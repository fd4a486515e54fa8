using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Http;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Makes the newest version the one new instances run; running ones stay on theirs.</summary>
/// <param name="DefinitionId">The definition.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PublishDefinition(string DefinitionId) : ICommand<SavedDefinition>;

internal sealed class PublishDefinitionHandler(
    WorkflowsDbContext db,
    GraphCompilation compilation,
    HumanSteps humanSteps,
    EndpointConflicts conflicts,
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
        DefinitionProblem[] problems =
        [
            .. GraphValidator.Validate(graph),
            .. await humanSteps.CheckAsync(graph, cancellationToken),
            .. await conflicts.FindAsync(command.DefinitionId, triggers, cancellationToken),
        ];
        Refuse([.. problems.Where(problem => !problem.IsWarning)], triggers);

        foreach (var version in versions)
            version.IsPublished = version == latest;
        latest.IsFrozen = true;
        await ReplaceTriggersAsync(latest, triggers, cancellationToken);
        audit.Add("definition.publish", $"发布流程“{latest.Name}”第{latest.Version}版", AuditSubject.None);
        return new SavedDefinition(latest.Id) { Warnings = [.. problems.Where(problem => problem.IsWarning)] };
    }

    private static void Refuse(IReadOnlyList<DefinitionProblem> problems, IReadOnlyList<Trigger> triggers)
    {
        List<FieldProblem> reasons =
        [
            .. problems.Select(problem => new FieldProblem(
                problem.ActivityId ?? "",
                problem.Code,
                Sentence(problem.ActivityId, problem.Message)
            )),
            .. triggers
                .Where(trigger => trigger.Error is not null)
                .Select(trigger => new FieldProblem(
                    trigger.ActivityId,
                    "InvalidTrigger",
                    Sentence(trigger.ActivityId, trigger.Error!)
                )),
        ];
        if (reasons.Count > 0)
            throw new InvalidRequestException("definition_not_publishable", reasons);
    }

    private static string Sentence(string? activityId, string message) =>
        activityId is null ? message : $"活动“{activityId}”：{message}";

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
