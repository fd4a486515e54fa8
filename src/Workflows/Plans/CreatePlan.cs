using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Creates a plan from a draft the office has checked (立项). Nothing runs until it is launched.</summary>
/// <param name="Title">Title of the plan.</param>
/// <param name="DocumentNumber">Document number; one document is imported once.</param>
/// <param name="Issuer">The issuing body.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="LeadRule">The sentence that says who leads.</param>
/// <param name="Sections">Sections in document order.</param>
/// <param name="Tasks">Tasks in document order; their doubts are not looked at.</param>
/// <param name="Mappings">Printed name → the departments it stands for (id, code or name each); for names and groups the organisation does not know or that are to mean something else here.</param>
/// <param name="ExpandGroups">Groups to expand as the organisation has them.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record CreatePlan(
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? IssuedOn,
    string? LeadRule,
    IReadOnlyList<SectionDraft>? Sections,
    IReadOnlyList<TaskDraft> Tasks,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null,
    IReadOnlyList<string>? ExpandGroups = null
) : ICommand<CreatedPlan>
{
    /// <summary>The command for a draft as the importer read it.</summary>
    public static CreatePlan From(PlanDraft draft, IReadOnlyList<string>? expandGroups = null) =>
        new(
            draft.Title,
            draft.DocumentNumber,
            draft.Issuer,
            draft.IssuedOn,
            draft.LeadRule,
            draft.Sections,
            draft.Tasks,
            ExpandGroups: expandGroups
        );
}

/// <summary>The plan that was created.</summary>
public sealed record CreatedPlan(Guid Id, string Title, string? DocumentNumber, int TaskCount);

internal sealed class CreatePlanValidator : AbstractValidator<CreatePlan>
{
    public CreatePlanValidator()
    {
        RuleFor(command => command.Title).NotEmpty().MaximumLength(500).WithMessage("请填写方案标题（不超过500字）。");
        RuleFor(command => command.DocumentNumber).MaximumLength(100).WithMessage("发文字号不超过100字。");
        RuleFor(command => command.Tasks).NotEmpty().WithMessage("方案里没有任务。");
        RuleForEach(command => command.Tasks)
            .ChildRules(task =>
            {
                task.RuleFor(draft => draft.Number).NotEmpty().MaximumLength(20).WithMessage("任务缺少编号。");
                task.RuleFor(draft => draft.Title)
                    .NotEmpty()
                    .MaximumLength(500)
                    .WithMessage(draft => $"任务{draft.Number}缺少标题。");
                task.RuleFor(draft => draft.Text)
                    .NotNull()
                    .MaximumLength(20_000)
                    .WithMessage(draft => $"任务{draft.Number}的正文过长。");
            });
    }
}

internal sealed class CreatePlanHandler(WorkflowsDbContext db, OfficeTime office, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<CreatePlan, CreatedPlan>
{
    public async Task<CreatedPlan> Handle(CreatePlan command, CancellationToken cancellationToken)
    {
        await RefuseSecondImportAsync(command, cancellationToken);

        var names = new NameMatcher(await DepartmentDirectory.ReadAsync(db, cancellationToken), command);
        var plan = new Plan
        {
            Title = command.Title.Trim(),
            DocumentNumber = command.DocumentNumber,
            Issuer = command.Issuer,
            IssuedOn = command.IssuedOn,
            LeadRule = command.LeadRule,
            CreatedAt = clock.GetUtcNow(),
            Sections =
            [
                .. (command.Sections ?? []).Select(
                    (section, order) =>
                        new PlanSection
                        {
                            Order = order,
                            Number = section.Number,
                            Title = section.Title,
                        }
                ),
            ],
        };
        plan.Tasks.AddRange(command.Tasks.Select((draft, order) => ToTask(draft, order, names)).OfType<PlanTask>());
        names.ThrowIfAnyProblem();

        db.Add(plan);
        audit.Add("plan.create", $"导入《{plan.Title}》，共{plan.Tasks.Count}项任务", new AuditSubject(plan.Id));
        return new CreatedPlan(plan.Id, plan.Title, plan.DocumentNumber, plan.Tasks.Count);
    }

    private async Task RefuseSecondImportAsync(CreatePlan command, CancellationToken cancellationToken)
    {
        if (command.DocumentNumber is null)
            return;

        var earlier = await db.Set<Plan>()
            .Where(plan => plan.DocumentNumber == command.DocumentNumber)
            .Select(plan => new { plan.Id, plan.Title })
            .SingleOrDefaultAsync(cancellationToken);
        if (earlier is not null)
            throw new RuleException(
                "plan_already_imported",
                $"文号{command.DocumentNumber}已导入为《{earlier.Title}》（{earlier.Id}），不能重复导入。"
            );
    }

    private PlanTask? ToTask(TaskDraft draft, int order, NameMatcher names)
    {
        names.CheckNumber(draft, order);
        names.CheckDueOn(draft, order, office.Today);
        if (names.Match(draft, order) is not { } match)
            return null;

        var task = new PlanTask
        {
            Order = order,
            Number = draft.Number,
            Title = draft.Title.Trim(),
            SectionNumber = draft.Section,
            Text = draft.Text,
            LeadDepartmentId = match.LeadId,
            Targets =
            [
                .. (draft.Targets ?? []).Select(
                    (target, position) =>
                        new Target
                        {
                            Order = position,
                            Text = target.Text,
                            Quantity = target.Quantity,
                            Unit = target.Unit,
                            Comparison = target.Comparison,
                            Period = target.Period,
                        }
                ),
            ],
        };
        task.Participants.AddRange(
            match.Participants.Select(
                (participant, position) =>
                    new Participant
                    {
                        DepartmentId = participant.DepartmentId,
                        Order = position,
                        Origin = participant.GroupName is null ? ParticipantOrigin.Document : ParticipantOrigin.Group,
                        GroupName = participant.GroupName,
                        JoinedAt = clock.GetUtcNow(),
                    }
            )
        );
        task.SetDueOn(draft.DueOn);
        return task;
    }
}
