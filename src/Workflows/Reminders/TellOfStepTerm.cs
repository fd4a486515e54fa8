using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>Reminds whoever holds an item that its step's term has passed.</summary>
internal sealed class TellOfStepTerm(WorkflowsDbContext db, Notices notices, OfficeTime time)
    : INotificationHandler<StepTermPassed>
{
    public async Task Handle(StepTermPassed notification, CancellationToken cancellationToken)
    {
        var item = notification.Item;
        var people = item.AssigneeId is { } assignee
            ? [assignee]
            : (
                await db.Set<Person>()
                    .AsNoTracking()
                    .Where(person => person.DepartmentId == item.DepartmentId)
                    .ToListAsync(cancellationToken)
            )
                .Where(item.HasInPool)
                .Select(person => person.Id);
        await notices.WriteAsync(
            people.Select(person => new Notice
            {
                PersonId = person,
                Kind = NoticeKind.Overdue,
                Title = $"“{item.Title}”已超过办理时限",
                Text = $"待办“{item.Title}”应于{item.TermOn:yyyy年M月d日}前办理，请尽快办理。",
                TaskId = item.TaskId,
                SubtaskId = item.SubtaskId,
                CreatedAt = time.Now,
            }),
            cancellationToken
        );
    }
}
