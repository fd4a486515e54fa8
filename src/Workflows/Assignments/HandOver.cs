using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Assignments;

/// <summary>
/// The office gives all that waits for a person who leaves to another (离职转办), and ends the substitutions he is part
/// of. What the other may not decide, for want of department or role or because he signs there himself, stays and is named.
/// </summary>
/// <param name="PersonId">Who leaves, from the address.</param>
/// <param name="ToId">Who takes over.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record HandOver([property: JsonIgnore] Guid PersonId, Guid ToId, string Reason) : ICommand<HandedOver>;

/// <summary>What came of a handover.</summary>
/// <param name="Passed">The work items that wait for the other now.</param>
/// <param name="Left">Those that could not be passed, with why.</param>
/// <param name="EndedSubstitutions">How many substitutions ended.</param>
/// <param name="Remaining">Work items not looked at, because there were more than one handover takes; ask again.</param>
public sealed record HandedOver(
    IReadOnlyList<Guid> Passed,
    IReadOnlyList<Holding> Left,
    int EndedSubstitutions,
    int Remaining
);

internal sealed class HandOverValidator : AbstractValidator<HandOver>
{
    public HandOverValidator()
    {
        RuleFor(command => command.ToId).NotEmpty().WithMessage("请选择转给谁。");
        RuleFor(command => command.ToId).NotEqual(command => command.PersonId).WithMessage("不能转给本人。");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写转办原因（不超过4000字）。");
    }
}

internal sealed class HandOverHandler(
    WorkflowsDbContext db,
    RoundTurn rounds,
    Passing passing,
    EndWithPerson substitutions,
    AuditTrail audit
) : IRequestHandler<HandOver, HandedOver>
{
    private const int MostItems = 500;

    public async Task<HandedOver> Handle(HandOver command, CancellationToken cancellationToken)
    {
        var person = await db.FindPersonAsync(command.PersonId, cancellationToken);
        var to = await db.FindPersonAsync(command.ToId, cancellationToken);
        await db.LockPeopleAsync([person.Id, to.Id], cancellationToken);
        audit.Add("person.handOver", $"{person.Name}离职，待办转给{to.Name}", AuditSubject.None, command.Reason);

        var ids = await db.HeldBy(person.Id).Select(item => item.Id).ToListAsync(cancellationToken);
        var passed = new List<Guid>();
        var left = new List<Holding>();
        foreach (var id in ids.Take(MostItems))
        {
            var turn = await rounds.TakeAsync(id, cancellationToken);
            // Decided or passed on while we waited for the turn.
            if (turn.Item.AssigneeId != person.Id)
                continue;
            if (Passing.ObstacleOf(turn.Item, turn.Items, to) is { } obstacle)
                left.Add(new Holding(id, turn.Item.Title, turn.Item.TaskId, turn.Item.DueOn, obstacle));
            else
                passed.Add(
                    (await passing.PassAsync(turn, to.Id, PassingAct.HandOver, command.Reason, cancellationToken)).Id
                );
        }

        var ended = await substitutions.EndAsync(person.Id, cancellationToken);
        return new HandedOver(passed, left, ended, Math.Max(0, ids.Count - MostItems));
    }
}
