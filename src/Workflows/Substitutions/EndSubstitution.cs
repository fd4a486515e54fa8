using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Substitutions;

/// <summary>Either of the two, or the office, ends a substitution before its last day (结束代理).</summary>
/// <param name="SubstitutionId">The substitution.</param>
public sealed record EndSubstitution(Guid SubstitutionId) : ICommand<SubstitutionState>;

internal sealed class EndSubstitutionHandler(WorkflowsDbContext db, Caller caller, AuditTrail audit, OfficeTime office)
    : IRequestHandler<EndSubstitution, SubstitutionState>
{
    public async Task<SubstitutionState> Handle(EndSubstitution command, CancellationToken cancellationToken)
    {
        var row =
            await db.Set<Substitution>()
                .SingleOrDefaultAsync(row => row.Id == command.SubstitutionId, cancellationToken)
            ?? throw new NotFoundException("代理", command.SubstitutionId);
        var me = caller.Person;
        if (row.PersonId != me.Id && row.SubstituteId != me.Id && !me.Is(Role.OfficeAdmin))
            throw new ForbiddenException("只有本人、代理人和办公室管理员可以结束代理。");

        row.End(me.Id, office.Today, office.Now);
        var person = await db.FindPersonAsync(row.PersonId, cancellationToken);
        var substitute = await db.FindPersonAsync(row.SubstituteId, cancellationToken);
        audit.Add("substitution.end", $"结束{substitute.Name}对{person.Name}的代理", AuditSubject.None);
        return SubstitutionState.Of(row);
    }
}
