using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Plans;

/// <summary>The office gives the lead of a task to another department (调整牵头).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Department">Id, code or name of the new lead.</param>
/// <param name="FormerLead">What becomes of the department that led so far.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ChangeLead(
    [property: JsonIgnore] Guid TaskId,
    string Department,
    FormerLead FormerLead,
    string Reason
) : ICommand<ChangedLead>;

/// <summary>What becomes of a department that no longer leads.</summary>
public enum FormerLead
{
    /// <summary>It takes part from then on (转为参与).</summary>
    Participates,

    /// <summary>It has nothing more to do with the task (退出).</summary>
    Leaves,
}

/// <summary>A task with its new lead.</summary>
/// <param name="Id">The task.</param>
/// <param name="LeadDepartmentId">The department that leads now.</param>
/// <param name="MovedWorkItems">How many waiting work items went to it.</param>
public sealed record ChangedLead(Guid Id, Guid LeadDepartmentId, int MovedWorkItems);

internal sealed class ChangeLeadValidator : AbstractValidator<ChangeLead>
{
    public ChangeLeadValidator()
    {
        RuleFor(command => command.Department).NotEmpty().WithMessage("请选择新的牵头部门。");
        RuleFor(command => command.FormerLead).IsInEnum().WithMessage("请选择原牵头部门转为参与还是退出。");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写调整原因（不超过2000字）。");
    }
}

internal sealed class ChangeLeadHandler(
    WorkflowsDbContext db,
    Flow flow,
    PublishedGraphs graphs,
    TaskProgress progress,
    OfficeTime office,
    AuditTrail audit
) : IRequestHandler<ChangeLead, ChangedLead>
{
    public async Task<ChangedLead> Handle(ChangeLead command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var department = directory.FindGiven(command.Department, "department");
        var former = directory.Get(task.LeadDepartmentId);
        task.EnsureUnderWay("调整牵头");
        if (department.Id == former.Id)
            throw new RuleException("already_lead", $"任务{task.Number}已由{department.ShortName}牵头。");

        var subtasks = await db.Set<Subtask>()
            .Where(row => row.TaskId == task.Id)
            .Where(row => row.Status != SubtaskStatus.Completed && row.Status != SubtaskStatus.Cancelled)
            .ToListAsync(cancellationToken);
        if (
            command.FormerLead is FormerLead.Leaves
            && subtasks.Exists(row => row.DepartmentId == former.Id && row.Period is null)
        )
            throw new RuleException(
                "lead_has_open_subtasks",
                $"{former.ShortName}还有本任务的子任务未完成，请先取消这些子任务，或让其转为参与部门。"
            );

        await ChangeFlowsAsync(task, subtasks, department.Id, cancellationToken);
        var moved = await MoveItemsAsync(task, subtasks, department.Id, cancellationToken);
        foreach (var period in subtasks.Where(row => row.Period is not null))
            period.DepartmentId = department.Id;
        task.ChangeLead(department.Id, command.FormerLead is FormerLead.Participates, office.Now);
        await progress.RenewTermsAsync(task, cancellationToken);

        var fate = command.FormerLead is FormerLead.Participates ? "转为参与部门" : "退出";
        audit.Add(
            "task.changeLead",
            $"牵头部门由{former.ShortName}调整为{department.ShortName}，{former.ShortName}{fate}",
            new AuditSubject(task.PlanId, task.Id),
            command.Reason
        );
        return new ChangedLead(task.Id, department.Id, moved);
    }

    // Steps still to come ask the new lead: of the task's own flow, and where the lead reviews its subtasks.
    private async Task ChangeFlowsAsync(
        PlanTask task,
        List<Subtask> subtasks,
        Guid departmentId,
        CancellationToken cancellationToken
    )
    {
        foreach (var instanceId in subtasks.Select(row => row.WorkflowInstanceId).Prepend(task.WorkflowInstanceId))
            await flow.ChangeInputAsync(
                instanceId!,
                nameof(PlanTask.LeadDepartmentId),
                departmentId.ToString(),
                cancellationToken
            );
    }

    // What waits for the former lead as a lead, the task's periods among it; its own subtasks stay its own.
    private async Task<int> MoveItemsAsync(
        PlanTask task,
        List<Subtask> subtasks,
        Guid departmentId,
        CancellationToken cancellationToken
    )
    {
        var own = subtasks
            .Where(row => row.DepartmentId == task.LeadDepartmentId && row.Period is null)
            .Select(row => row.Id)
            .ToList();
        var items = await db.Set<WorkItem>()
            .Where(item => item.TaskId == task.Id && item.DepartmentId == task.LeadDepartmentId)
            .Where(item => item.State == WorkItemState.Open || item.State == WorkItemState.Waiting)
            .Where(item => item.ConsultationId == null)
            .ToListAsync(cancellationToken);
        var moved = 0;
        foreach (var item in items)
        {
            var isOwn = item.SubtaskId is { } id && own.Contains(id);
            if (isOwn && !await AsksTheLeadAsync(item, cancellationToken))
                continue;
            item.HandTo(departmentId);
            moved++;
        }

        return moved;
    }

    // Whether the step says that the task's lead acts, and not whoever does the subtask.
    private async Task<bool> AsksTheLeadAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var instance = (await db.FindAsync<WorkflowInstance>([item.WorkflowInstanceId], cancellationToken))!;
        var bookmark = await db.FindAsync<StoredBookmark>([item.BookmarkId], cancellationToken);
        var graph = await graphs.GetVersionAsync(instance.DefinitionVersionId, cancellationToken);
        return bookmark is not null
            && graph.FindActivity(bookmark.ActivityId)?.Activity is HumanActivity step
            && step.Department.Expression is { } department
            && department.References.Any(reference => reference.Name == nameof(PlanTask.LeadDepartmentId));
    }
}
