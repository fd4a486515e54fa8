using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The office closes the account of somebody who left and holds nothing open; sessions end at once (停用账号).</summary>
/// <param name="PersonId">The person.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ClosePerson(Guid PersonId) : ICommand<PersonId>;

/// <summary>The office takes the closing of an account back; roles are given anew (恢复账号).</summary>
/// <param name="PersonId">The person.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReopenPerson(Guid PersonId) : ICommand<PersonId>;

/// <summary>An account is about to be closed: whoever has something open says so, and what ends with it ends in this commit.</summary>
/// <param name="Person">Whose account.</param>
/// <param name="Obstacles">Why it can't be, in sentences; anything here refuses the closing.</param>
internal sealed record PersonClosing(Person Person, ICollection<string> Obstacles) : INotification;

internal sealed class ClosePersonHandler(
    WorkflowsDbContext db,
    AccountEdit accounts,
    LastAdministrator administrators,
    IMediator mediator,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<ClosePerson, PersonId>, IRequestHandler<ReopenPerson, PersonId>
{
    public async Task<PersonId> Handle(ClosePerson command, CancellationToken cancellationToken)
    {
        await db.LockPeopleAsync([command.PersonId], cancellationToken);
        var person = await db.EditPersonAsync(command.PersonId, cancellationToken);
        if (person.Is(Role.OfficeAdmin))
            await administrators.EnsureAnotherAsync(person, cancellationToken);
        var obstacles = new List<string>();
        await mediator.Publish(new PersonClosing(person, obstacles), cancellationToken);
        if (obstacles.Count > 0)
            throw new RuleException("person_holds_work", string.Concat(obstacles));

        person.Close(clock.GetUtcNow());
        await accounts.EndSessionsAsync(await accounts.OfAsync(person, cancellationToken));
        audit.Add("person.close", $"停用{person.Name}的账号", AuditSubject.None);
        return new PersonId(person.Id);
    }

    public async Task<PersonId> Handle(ReopenPerson command, CancellationToken cancellationToken)
    {
        var person = await db.EditPersonAsync(command.PersonId, cancellationToken);
        await db.OpenDepartmentAsync(person.DepartmentId, cancellationToken);
        person.Reopen();
        audit.Add("person.reopen", $"恢复{person.Name}的账号", AuditSubject.None);
        return new PersonId(person.Id);
    }
}
