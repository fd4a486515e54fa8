using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Reimport;

/// <summary>
/// Applies one confirmed change to a task, by the rules that hold for the same act done by hand, and tells whoever works
/// on it.
/// </summary>
internal sealed class TaskCorrection(
    WorkflowsDbContext db,
    IRequestHandler<SetDueDay, DueDay> setDueDay,
    IRequestHandler<ChangeLead, ChangedLead> changeLead,
    IRequestHandler<TerminateTask, SupervisedTask> terminate,
    TargetCorrection targets,
    CorrectionNotices notices,
    Handout handout,
    OfficeTime office,
    AuditTrail audit
)
{
    public Task ApplyAsync(
        Plan plan,
        ReimportPlan command,
        ConfirmedChange change,
        TaskPair pair,
        DepartmentDirectory directory,
        CancellationToken cancellationToken
    ) =>
        change.Kind switch
        {
            TaskChangeKind.Added => AddAsync(plan, command, pair, directory, cancellationToken),
            TaskChangeKind.Removed => RemoveAsync(pair.Task!, change.Reason!, cancellationToken),
            _ => ChangeAsync(change, pair, directory, cancellationToken),
        };

    private async Task AddAsync(
        Plan plan,
        ReimportPlan command,
        TaskPair pair,
        DepartmentDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var names = new NameMatcher(
            directory,
            new CreatePlan(
                plan.Title,
                null,
                null,
                null,
                null,
                null,
                command.Tasks,
                command.Mappings,
                command.ExpandGroups
            )
        );
        var order = MakeRoom(plan, command, pair);
        var task = new NewTasks(plan.Id, names, office.Today, office.Now).Of(pair.Draft!, pair.Index, order);
        names.ThrowIfAnyProblem();
        AddSection(plan, command, pair.Draft!.Section);
        db.Add(task!);
        audit.Add("task.add", $"按更正后的文件增加任务{task!.Number}", new AuditSubject(plan.Id, task.Id));
        await db.SaveChangesAsync(cancellationToken);
        if (plan.Status is PlanStatus.Launched)
            await handout.LaunchAsync(task, cancellationToken);
    }

    // It goes behind the task that precedes it in the document; those after it move on by one.
    private static int MakeRoom(Plan plan, ReimportPlan command, TaskPair pair)
    {
        var before = command
            .Tasks.Take(pair.Index)
            .Reverse()
            .Select(draft =>
                plan.Tasks.Find(task =>
                    Has(task, draft) && string.Equals(task.SectionNumber, draft.Section, StringComparison.Ordinal)
                ) ?? plan.Tasks.Find(task => Has(task, draft))
            )
            .FirstOrDefault(task => task is not null);
        var order = before is null ? 0 : before.Order + 1;
        foreach (var task in plan.Tasks.Where(task => task.Order >= order))
            task.Order++;
        return order;

        static bool Has(PlanTask task, TaskDraft draft) => task.Number.Equals(draft.Number, StringComparison.Ordinal);
    }

    private static void AddSection(Plan plan, ReimportPlan command, string? number)
    {
        if (number is null || plan.Sections.Exists(section => section.Number.Equals(number, StringComparison.Ordinal)))
            return;
        if (
            command.Sections?.FirstOrDefault(row => row.Number.Equals(number, StringComparison.Ordinal))
            is not { } section
        )
            return;

        plan.Sections.Add(
            new PlanSection
            {
                Order = plan.Sections.Count == 0 ? 0 : plan.Sections.Max(row => row.Order) + 1,
                Number = section.Number,
                Title = section.Title,
            }
        );
    }

    private async Task RemoveAsync(PlanTask task, string reason, CancellationToken cancellationToken)
    {
        var summary = $"更正后的文件不再有任务{task.Number}“{task.Title}”";
        audit.Add("task.remove", summary, new AuditSubject(task.PlanId, task.Id), reason);
        if (task.WorkflowInstanceId is null)
        {
            db.Remove(task);
            return;
        }

        await notices.SendAsync(task, "已终止", $"{summary}，任务已终止：{reason}", cancellationToken);
        await terminate.Handle(new TerminateTask(task.Id, reason), cancellationToken);
    }

    private async Task ChangeAsync(
        ConfirmedChange change,
        TaskPair pair,
        DepartmentDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var (task, draft, departments) = (pair.Task!, pair.Draft!, pair.Departments);
        var fields = pair.Change(directory)!.Fields.Where(row => change.Fields!.Contains(row.Field)).ToList();
        var summary = string.Join('；', fields.Select(Summary));
        audit.Add(
            "task.correct",
            $"按更正后的文件更正任务{task.Number}：{summary}",
            new AuditSubject(task.PlanId, task.Id),
            change.Reason
        );
        await notices.SendAsync(task, "有更正", $"任务{task.Number}按更正后的文件更正：{summary}", cancellationToken);

        foreach (var field in fields.Select(row => row.Field))
        {
            switch (field)
            {
                case TaskField.Title:
                    task.Title = draft.Title.Trim();
                    break;
                case TaskField.Text:
                    task.Text = draft.Text;
                    break;
                case TaskField.DueOn:
                    await setDueDay.Handle(new SetDueDay(task.Id, draft.DueOn!.Value), cancellationToken);
                    break;
                case TaskField.Lead:
                    await ChangeLeadAsync(task, departments!, change.Reason!, cancellationToken);
                    break;
                case TaskField.Participants:
                    await ChangeParticipantsAsync(task, departments!, directory, cancellationToken);
                    break;
                case TaskField.Targets:
                    await targets.ApplyAsync(task, draft.Targets ?? [], cancellationToken);
                    break;
            }
        }
    }

    private async Task ChangeLeadAsync(
        PlanTask task,
        TaskDepartments departments,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var staysIn = departments.Participants.Any(row => row.DepartmentId == task.LeadDepartmentId);
        if (task.WorkflowInstanceId is null)
        {
            task.ChangeLead(departments.LeadId, staysIn, office.Now);
            return;
        }

        var former = staysIn ? FormerLead.Participates : FormerLead.Leaves;
        await changeLead.Handle(
            new ChangeLead(task.Id, departments.LeadId.ToString(), former, reason),
            cancellationToken
        );
    }

    private async Task ChangeParticipantsAsync(
        PlanTask task,
        TaskDepartments departments,
        DepartmentDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var stated = departments.Participants.Select(row => row.DepartmentId).ToList();
        foreach (var id in TaskPair.PrintedParticipants(task, stated).Except(stated).ToList())
        {
            var isBusy = await db.Set<Subtask>()
                .Where(row => row.TaskId == task.Id && row.DepartmentId == id)
                .AnyAsync(
                    row => row.Status != SubtaskStatus.Completed && row.Status != SubtaskStatus.Cancelled,
                    cancellationToken
                );
            if (isBusy)
                throw new RuleException(
                    "participant_has_open_subtasks",
                    $"{directory.Get(id).ShortName}在任务{task.Number}还有未完成的子任务，请先取消这些子任务。"
                );

            task.Leave(id);
        }

        foreach (var id in stated.Where(id => !task.Involves(id)))
            task.Join(id, ParticipantOrigin.Document, office.Now);
    }

    private static string Summary(FieldChange change) =>
        change.Field switch
        {
            TaskField.Title => $"标题由“{change.Old}”改为“{change.New}”",
            TaskField.DueOn => string.IsNullOrEmpty(change.Old)
                ? $"时限设为{change.New}"
                : $"时限由{change.Old}改为{change.New}",
            TaskField.Lead => $"牵头部门由{change.Old}改为{change.New}",
            TaskField.Participants => $"参与部门由“{change.Old}”改为“{change.New}”",
            TaskField.Targets => $"指标由“{change.Old}”改为“{change.New}”",
            _ => "任务内容有改动",
        };
}
