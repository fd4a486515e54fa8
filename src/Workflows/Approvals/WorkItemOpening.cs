using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Bookmarks;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Makes the work item a human activity's bookmark asks for: of a department's pool, or of one person.</summary>
internal sealed class WorkItemOpening(WorkflowsDbContext db)
{
    public async Task<WorkItem> OpenAsync(
        WorkflowInstance instance,
        Bookmark bookmark,
        CancellationToken cancellationToken
    )
    {
        if (instance.Subject is not { PlanId: { } planId, TaskId: { } taskId })
            throw new RuleException(
                "no_task",
                $"步骤“{bookmark.ActivityId}”要由人办理，这个流程只能随方案任务启动，不能单独执行。"
            );

        var request = bookmark.Read<WorkItemRequest>()!;
        var assignee = await AssigneeOfAsync(request, cancellationToken);
        var item = new WorkItem
        {
            Kind = request.Kind,
            Title = request.Title,
            DepartmentId = await DepartmentOfAsync(request, assignee, cancellationToken),
            Role = request.Role,
            Outcomes = [.. request.Outcomes],
            PlanId = planId,
            TaskId = taskId,
            SubtaskId = instance.Subject.SubtaskId,
            ConsultationId = instance.Subject.ConsultationId,
            WorkflowInstanceId = instance.Id,
            DefinitionId = instance.DefinitionId,
            BookmarkId = bookmark.Id,
            CreatedAt = bookmark.CreatedAt,
        };
        if (assignee is not null)
            item.AssignTo(assignee.Id, bookmark.CreatedAt);
        return item;
    }

    private async Task<Person?> AssigneeOfAsync(WorkItemRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Assignee))
            return null;

        var people = db.Set<Person>();
        var name = request.Assignee.Trim();
        var person = Guid.TryParse(name, out var id)
            ? await people.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : await people.SingleOrDefaultAsync(
                row => db.Users.Any(account => account.UserName == name && account.PersonId == row.Id),
                cancellationToken
            );
        return person ?? throw new NotFoundException("人员", name);
    }

    // A step that names only the person is the business of that person's department.
    private async Task<Guid> DepartmentOfAsync(
        WorkItemRequest request,
        Person? assignee,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(request.Department) && assignee is not null)
            return assignee.DepartmentId;

        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        if (string.IsNullOrWhiteSpace(request.Department))
            return directory.Office.Id;

        var department = Guid.TryParse(request.Department, out var id)
            ? directory.Find(id)
            : directory.Find(request.Department);
        return department?.Id ?? throw new NotFoundException("部门", request.Department);
    }
}
