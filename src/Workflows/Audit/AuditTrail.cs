using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Audit;

/// <summary>Adds to the record in the command's own commit.</summary>
internal sealed class AuditTrail(WorkflowsDbContext db, Caller caller, TimeProvider clock)
{
    /// <summary>Records an act of the person who is asking, or of the service itself when nobody is.</summary>
    public void Add(string action, string summary, AuditSubject subject, string? comment = null)
    {
        var person = caller.IsKnown ? caller.Person : null;
        db.Add(
            new AuditRecord
            {
                At = clock.GetUtcNow(),
                Action = action,
                Summary = summary,
                PersonId = person?.Id,
                PersonName = person?.Name,
                DepartmentId = person?.DepartmentId,
                Comment = comment,
                PlanId = subject.PlanId,
                TaskId = subject.TaskId,
                SubtaskId = subject.SubtaskId,
            }
        );
    }
}

/// <summary>What an act was about.</summary>
internal sealed record AuditSubject(Guid? PlanId, Guid? TaskId = null, Guid? SubtaskId = null)
{
    /// <summary>An act on the service itself.</summary>
    public static AuditSubject None { get; } = new(PlanId: null);
}
