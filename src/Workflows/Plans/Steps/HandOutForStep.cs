using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans.Steps;

/// <summary>Hands out the subtasks a step of a task's flow asks for (子任务).</summary>
internal sealed class HandOutForStep(
    WorkflowsDbContext db,
    Handout handout,
    TaskProgress progress,
    Outbox outbox,
    OfficeTime office,
    AuditTrail audit
) : INotificationHandler<HandOutSubtasks>
{
    public async Task Handle(HandOutSubtasks notification, CancellationToken cancellationToken)
    {
        var bookmark = notification.BookmarkId;
        if (bookmark is not null && await db.FindAsync<StoredBookmark>([bookmark], cancellationToken) is null)
            return;

        var instance = (await db.FindAsync<WorkflowInstance>([notification.InstanceId], cancellationToken))!;
        var departments = instance.Subject is { TaskId: { } taskId, SubtaskId: null, ConsultationId: null }
            ? await HandOutAsync(taskId, bookmark, notification.Request, cancellationToken)
            : 0;
        if (departments == 0 && bookmark is not null)
            outbox.Add(new ResumeBookmark(instance.Id, bookmark, WorkflowState.Empty));
    }

    private async Task<int> HandOutAsync(
        Guid taskId,
        string? bookmark,
        HandOutRequest request,
        CancellationToken cancellationToken
    )
    {
        var task = await db.FindTaskAsync(taskId, cancellationToken);
        if (task.HasEnded)
            return 0;

        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var departments = request.Departments.SelectMany(name => Find(name, task, directory)).Distinct().ToList();
        if (
            departments.Count > 0
            && task.Status is PlanTaskStatus.AwaitingAssignment or PlanTaskStatus.AwaitingAcceptance
        )
            await progress.EnterAsync(task, PlanTaskStatus.InProgress, cancellationToken);

        DateOnly? dueOn = request.DueWorkdays is { } days ? office.AddWorkdays(office.Today, days) : null;
        foreach (var id in departments)
        {
            var subtask = task.AddSubtaskOfStep(id, request.Requirement, dueOn, bookmark, office.Now);
            audit.Add(
                "subtask.create",
                $"流程向{directory.Get(id).ShortName}派发子任务{subtask.Number}",
                new AuditSubject(task.PlanId, task.Id, subtask.Id),
                subtask.Requirement
            );
            await handout.LaunchAsync(task, subtask, cancellationToken);
        }

        return departments.Count;
    }

    private static IEnumerable<Guid> Find(string name, PlanTask task, DepartmentDirectory directory) =>
        name switch
        {
            HandOut.Participants => task.Participants.OrderBy(row => row.Order).Select(row => row.DepartmentId),
            HandOut.Lead => [task.LeadDepartmentId],
            _ => [directory.FindGiven(name, "departments").Id],
        };
}
