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
/// <param name="DraftId">The draft it was checked in; it is thrown away in the same commit.</param>
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
    IReadOnlyList<string>? ExpandGroups = null,
    Guid? DraftId = null
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
        RuleForEach(command => command.Tasks).SetValidator(new TaskDraftRules());
    }
}

internal sealed class CreatePlanHandler(
    WorkflowsDbContext db,
    OfficeTime office,
    AuditTrail audit,
    IMediator mediator,
    TimeProvider clock
) : IRequestHandler<CreatePlan, CreatedPlan>
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
        var tasks = new NewTasks(plan.Id, names, office.Today, clock.GetUtcNow());
        foreach (var (draft, order) in command.Tasks.Select((draft, order) => (draft, order)))
        {
            names.CheckNumber(draft, order);
            if (tasks.Of(draft, order, order) is { } task)
                plan.Tasks.Add(task);
        }

        names.ThrowIfAnyProblem();

        db.Add(plan);
        audit.Add("plan.create", $"导入《{plan.Title}》，共{plan.Tasks.Count}项任务", new AuditSubject(plan.Id));
        await mediator.Publish(new PlanCreated(plan.Id, command.DraftId), cancellationToken);
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
}
