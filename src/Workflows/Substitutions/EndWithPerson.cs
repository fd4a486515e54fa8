using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Substitutions;

/// <summary>Ends the substitutions of somebody who leaves, on either side of them.</summary>
internal sealed class EndWithPerson(WorkflowsDbContext db, Caller caller, OfficeTime office)
    : INotificationHandler<PersonClosing>
{
    public Task Handle(PersonClosing notification, CancellationToken cancellationToken) =>
        EndAsync(notification.Person.Id, cancellationToken);

    /// <summary>Ends those that are not over.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAsync(Guid personId, CancellationToken cancellationToken)
    {
        var today = office.Today;
        var rows = await db.Set<Substitution>()
            .Where(row => row.PersonId == personId || row.SubstituteId == personId)
            .Where(row => row.EndedAt == null && row.ToOn >= today)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
            row.End(caller.Person.Id, today, office.Now);
        return rows.Count;
    }
}
