using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Does what is due when the term of a step has passed. Safe to run early, late and twice.</summary>
/// <param name="RoundId">The step's round.</param>
public sealed record PassTerm(Guid RoundId) : ICommand<Unit>;

internal sealed class PassTermHandler(
    WorkflowsDbContext db,
    RoundTurn rounds,
    SignerRules rules,
    TermDays days,
    IMediator mediator,
    AuditTrail audit,
    OfficeTime office
) : IRequestHandler<PassTerm, Unit>
{
    private const string Reason = "超过办理时限";

    public async Task<Unit> Handle(PassTerm command, CancellationToken cancellationToken)
    {
        var watch = await db.FindAsync<TermWatch>([command.RoundId], cancellationToken);
        if (watch is null || watch.DueAt > office.Now)
            return Unit.Value;

        var turn = await rounds.TakeAsync(watch.WorkItemId, cancellationToken);
        if (turn.Round.State is not RoundState.Open)
            db.Remove(watch);
        else if (await mediator.Send(new IsTaskSuspended(turn.Item.TaskId), cancellationToken))
            watch.DueAt = days.NextMorning();
        else if (watch.RemindersLeft > 0)
            await RemindAsync(watch, turn, cancellationToken);
        else
            await ActAsync(watch, turn, cancellationToken);
        return Unit.Value;
    }

    private async Task RemindAsync(TermWatch watch, Turn turn, CancellationToken cancellationToken)
    {
        foreach (var item in OpenOf(turn))
            await mediator.Publish(new StepTermPassed(item), cancellationToken);
        watch.RemindersLeft--;
        watch.DueAt = days.NextMorning();
        if (watch is { RemindersLeft: 0, WhenPassed: TermRule.Nothing })
            db.Remove(watch);
    }

    private async Task ActAsync(TermWatch watch, Turn turn, CancellationToken cancellationToken)
    {
        db.Remove(watch);
        switch (watch.WhenPassed)
        {
            case TermRule.Agree:
                await DecideAsync(turn, outcomes => outcomes[0], watch, cancellationToken);
                break;
            case TermRule.Refuse:
                await DecideAsync(turn, outcomes => outcomes[^1], watch, cancellationToken);
                break;
            case TermRule.Transfer:
                var instance = (
                    await db.FindAsync<WorkflowInstance>([turn.Round.WorkflowInstanceId], cancellationToken)
                )!;
                var found = await rules.FindAsync(instance, [watch.To ?? ""], cancellationToken);
                Pass(turn, _ => [.. found.Select(signer => signer.Person)]);
                break;
            case TermRule.Escalate:
                var superiors = await SuperiorsAsync(turn, cancellationToken);
                Pass(turn, item => superiors[item.Id]);
                break;
        }
    }

    // In turn, the next signer has a term of his own.
    private async Task DecideAsync(
        Turn turn,
        Func<List<WorkItemOutcome>, WorkItemOutcome> choose,
        TermWatch watch,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in OpenOf(turn))
        {
            var outcome = item.DecideBy(AutomaticAct.TermPassed, choose(item.Outcomes), office);
            audit.AddAutomatic(item, outcome, Reason);
            await mediator.Publish(new WorkItemDecidedByRule(item, Reason), cancellationToken);
        }

        await rounds.GoOnAsync(turn, WorkItemData.Empty, cancellationToken);
        if (turn.Round.State is RoundState.Open)
        {
            db.Entry(watch).State = EntityState.Modified;
            watch.DueAt = days.MorningAfter(days.LastDay(watch.Days, watch.IsInWorkdays));
        }
    }

    // Nobody votes twice in one round: who signs it already gets no second vote.
    private void Pass(Turn turn, Func<WorkItem, IReadOnlyList<Person>> candidates)
    {
        foreach (var item in OpenOf(turn))
        {
            var next = candidates(item)
                .FirstOrDefault(person =>
                    !turn.Items.Exists(other =>
                        other.AssigneeId == person.Id && other.State is not WorkItemState.Cancelled
                    )
                );
            if (next is null)
                continue;
            item.AssignTo(next.Id, office.Now);
            audit.AddAutomaticPassing(item, next.Name, Reason);
        }
    }

    private async Task<Dictionary<Guid, IReadOnlyList<Person>>> SuperiorsAsync(
        Turn turn,
        CancellationToken cancellationToken
    )
    {
        var superiors = new Dictionary<Guid, IReadOnlyList<Person>>();
        foreach (var item in OpenOf(turn))
        {
            var holder = item.AssigneeId is { } id ? await db.FindAsync<Person>([id], cancellationToken) : null;
            superiors[item.Id] = holder is null
                ? await rules.HeadsAsync(item.DepartmentId, cancellationToken)
                : await rules.SuperiorsOfAsync(holder, cancellationToken);
        }

        return superiors;
    }

    private static List<WorkItem> OpenOf(Turn turn) => [.. turn.Items.Where(item => item.State is WorkItemState.Open)];
}

/// <summary>Asks whether a task is on hold; answered by whoever keeps tasks.</summary>
internal sealed record IsTaskSuspended(Guid TaskId) : IRequest<bool>;

/// <summary>The term of a step has passed and its people are to be told. Published inside the commit.</summary>
internal sealed record StepTermPassed(WorkItem Item) : INotification;
