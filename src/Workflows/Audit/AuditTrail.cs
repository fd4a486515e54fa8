using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Audit;

/// <summary>Adds to the record in the command's own commit.</summary>
internal sealed class AuditTrail(WorkflowsDbContext db, Caller caller, TimeProvider clock)
{
    /// <summary>Records an act of the person who is asking, or of the service itself when nobody is.</summary>
    /// <remarks>The row gets its place in the chain when the running transaction commits: see <see cref="AuditSeal"/>.</remarks>
    /// <exception cref="InvalidOperationException">No transaction runs, so nothing would ever write the row.</exception>
    public void Add(string action, string summary, AuditSubject subject, string? comment = null) =>
        Add(caller.IsKnown ? caller.Person : null, action, summary, subject, comment);

    /// <summary>Records what the service itself did by a rule, though a person's command may have set it off.</summary>
    /// <inheritdoc cref="Add(string, string, AuditSubject, string?)" path="/remarks|/exception"/>
    public void AddService(string action, string summary, AuditSubject subject) =>
        Add(person: null, action, summary, subject, comment: null);

    private void Add(Person? person, string action, string summary, AuditSubject subject, string? comment) =>
        db.PendingAudit.Add(
            db.Database.CurrentTransaction,
            new AuditRecord
            {
                At = WholeMicroseconds(clock.GetUtcNow()),
                Action = action,
                Summary = caller.InPlaceOf is { } other ? $"{summary}（{person!.Name}代{other.Name}）" : summary,
                PersonId = person?.Id,
                PersonName = person?.Name,
                DepartmentId = caller.ForDepartmentId ?? person?.DepartmentId,
                Comment = comment,
                PlanId = subject.PlanId,
                TaskId = subject.TaskId,
                SubtaskId = subject.SubtaskId,
                WorkItemId = subject.WorkItemId,
            }
        );

    // PostgreSQL keeps no more, and a hash must cover what is read back.
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset moment) =>
        moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>What an act was about.</summary>
internal sealed record AuditSubject(Guid? PlanId, Guid? TaskId = null, Guid? SubtaskId = null, Guid? WorkItemId = null)
{
    /// <summary>An act on the service itself.</summary>
    public static AuditSubject None { get; } = new(PlanId: null);
}
