using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Applies the rules of a step to its signers when it is opened.</summary>
internal sealed class AutomaticVotes(
    WorkflowsDbContext db,
    SignerRules rules,
    OfficeTime office,
    AuditTrail audit,
    IMediator mediator
)
{
    /// <summary>The signers after the rule for the initiator: his superior may stand in his place.</summary>
    public async Task<IReadOnlyList<Signer>> WithSuperiorAsync(
        WorkflowInstance instance,
        IReadOnlyList<Signer> signers,
        StepRules settings,
        CancellationToken cancellationToken
    )
    {
        if (settings.WhenInitiator is not InitiatorRule.Superior)
            return signers;
        var initiator = await rules.InitiatorAsync(instance.Id, cancellationToken);
        if (initiator is null || !signers.Any(signer => signer.Person.Id == initiator.Id))
            return signers;

        var superiors = await rules.SuperiorsOfAsync(initiator, cancellationToken);
        return
        [
            .. signers
                .SelectMany(signer =>
                    signer.Person.Id == initiator.Id && superiors.Count > 0
                        ? superiors.Take(1).Select(superior => signer with { Person = superior })
                        : [signer]
                )
                .DistinctBy(signer => signer.Person.Id),
        ];
    }

    /// <summary>Casts the votes that the rules cast for a person.</summary>
    public async Task CastAsync(
        WorkflowInstance instance,
        IReadOnlyList<WorkItem> items,
        StepRules settings,
        CancellationToken cancellationToken
    )
    {
        if (settings.WhenInitiator is InitiatorRule.Skip)
        {
            var initiator = await rules.InitiatorAsync(instance.Id, cancellationToken);
            foreach (var item in items.Where(item => initiator is not null && item.AssigneeId == initiator.Id))
                await CastAsync(item, AutomaticAct.IsInitiator, "本人是发起人", cancellationToken);
        }

        if (settings.WhenAgreedBefore is AgreedBeforeRule.Pass)
        {
            var agreed = await AgreedAsync(instance, cancellationToken);
            foreach (var item in items.Where(item => item.AssigneeId is { } id && agreed.Contains(id)))
                await CastAsync(item, AutomaticAct.AgreedBefore, "本人此前已同意", cancellationToken);
        }
    }

    private async Task CastAsync(WorkItem item, AutomaticAct act, string reason, CancellationToken cancellationToken)
    {
        if (item.Automatic is not null)
            return;
        var outcome = item.DecideBy(act, item.Outcomes[0], office);
        audit.AddAutomatic(item, outcome, reason);
        await mediator.Publish(new WorkItemDecidedByRule(item, reason), cancellationToken);
    }

    // What was agreed before something was sent back was agreed to something else.
    private async Task<HashSet<Guid>> AgreedAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        var done = await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(item => item.WorkflowInstanceId == instance.Id && item.State == WorkItemState.Done)
            .ToListAsync(cancellationToken);
        done.AddRange(
            db.Set<WorkItem>()
                .Local.Where(item =>
                    item.WorkflowInstanceId == instance.Id
                    && item.State is WorkItemState.Done
                    && done.TrueForAll(row => row.Id != item.Id)
                )
        );
        var sentBackAt = done.Where(item => item.Outcome != item.Outcomes[0].Name).Max(item => item.CompletedAt);
        return
        [
            .. done.Where(item => item.Kind is WorkItemKind.Review or WorkItemKind.Closing)
                .Where(item => item.Outcome == item.Outcomes[0].Name && !(item.CompletedAt <= sentBackAt))
                .Select(item => item.OnBehalfOfId ?? item.CompletedById)
                .OfType<Guid>(),
        ];
    }
}
