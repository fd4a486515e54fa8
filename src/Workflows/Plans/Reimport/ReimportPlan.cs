using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Reimport;

/// <summary>Applies to a plan what the office confirms of a corrected document (更正重新导入): all of it or nothing.</summary>
/// <param name="PlanId">The plan, from the address.</param>
/// <param name="Tasks">The tasks of the corrected document, as checked.</param>
/// <param name="Confirmed">What is to be applied.</param>
/// <param name="Sections">The sections of the corrected document; those of added tasks are added.</param>
/// <param name="Mappings">Printed name → the departments it stands for, as on the first import.</param>
/// <param name="ExpandGroups">Groups to expand as the organisation has them.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReimportPlan(
    [property: JsonIgnore] Guid PlanId,
    IReadOnlyList<TaskDraft> Tasks,
    IReadOnlyList<ConfirmedChange> Confirmed,
    IReadOnlyList<SectionDraft>? Sections = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null,
    IReadOnlyList<string>? ExpandGroups = null
) : ICommand<ReimportedPlan>;

/// <summary>One change the office confirms.</summary>
/// <param name="Kind">What happens to the task.</param>
/// <param name="Number">The task's number.</param>
/// <param name="Section">Its section, where several tasks have the number.</param>
/// <param name="Fields">Of a changed task, the fields to change.</param>
/// <param name="Reason">Why; a removed task needs it, and so does another lead.</param>
public sealed record ConfirmedChange(
    TaskChangeKind Kind,
    string Number,
    string? Section = null,
    IReadOnlyList<TaskField>? Fields = null,
    string? Reason = null
);

/// <summary>How many tasks were added, ended and changed.</summary>
public sealed record ReimportedPlan(Guid Id, int Added, int Removed, int Changed);

internal sealed class ReimportPlanValidator : AbstractValidator<ReimportPlan>
{
    public ReimportPlanValidator()
    {
        RuleFor(command => command.Tasks).NotEmpty().WithMessage("方案里没有任务。");
        RuleForEach(command => command.Tasks).SetValidator(new TaskDraftRules());
        RuleFor(command => command.Confirmed).NotEmpty().WithMessage("请至少确认一处更正。");
        RuleForEach(command => command.Confirmed)
            .ChildRules(change =>
            {
                change.RuleFor(row => row.Kind).IsInEnum().WithMessage("请选择增加、删去或更正。");
                change.RuleFor(row => row.Number).NotEmpty().WithMessage("请写明任务编号。");
                change
                    .RuleFor(row => row.Fields)
                    .NotEmpty()
                    .When(row => row.Kind is TaskChangeKind.Changed)
                    .WithMessage(row => $"请选择任务{row.Number}要更正的内容。");
                change
                    .RuleFor(row => row.Reason)
                    .NotEmpty()
                    .When(NeedsReason)
                    .WithMessage(row => $"删去任务{row.Number}或调整其牵头部门，请填写原因。");
                change.RuleFor(row => row.Reason).MaximumLength(2000).WithMessage("原因不超过2000字。");
            });
    }

    private static bool NeedsReason(ConfirmedChange change) =>
        change.Kind is TaskChangeKind.Removed
        || (change.Kind is TaskChangeKind.Changed && change.Fields?.Contains(TaskField.Lead) == true);
}

internal sealed class ReimportPlanHandler(WorkflowsDbContext db, TaskCorrection correction, AuditTrail audit)
    : IRequestHandler<ReimportPlan, ReimportedPlan>
{
    public async Task<ReimportedPlan> Handle(ReimportPlan command, CancellationToken cancellationToken)
    {
        var plan =
            await db.Set<Plan>()
                .Include(candidate => candidate.Sections)
                .Include(candidate => candidate.Tasks)
                    .ThenInclude(task => task.Participants)
                .Include(candidate => candidate.Tasks)
                    .ThenInclude(task => task.Targets)
                .AsSplitQuery()
                .SingleOrDefaultAsync(candidate => candidate.Id == command.PlanId, cancellationToken)
            ?? throw new NotFoundException("方案", command.PlanId);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
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
        var pairs = TaskPair.Of(plan.Tasks, command.Tasks, names);
        var chosen = ConfirmedPairs.Of(command, pairs, names, directory);

        foreach (var (change, pair) in chosen)
            await correction.ApplyAsync(plan, command, change, pair, directory, cancellationToken);

        var counts = chosen.CountBy(row => row.Change.Kind).ToDictionary();
        var done = new ReimportedPlan(
            plan.Id,
            counts.GetValueOrDefault(TaskChangeKind.Added),
            counts.GetValueOrDefault(TaskChangeKind.Removed),
            counts.GetValueOrDefault(TaskChangeKind.Changed)
        );
        audit.Add(
            "plan.reimport",
            $"按更正后的文件调整《{plan.Title}》：增加{done.Added}项，删去{done.Removed}项，更正{done.Changed}项任务",
            new AuditSubject(plan.Id)
        );
        return done;
    }
}
