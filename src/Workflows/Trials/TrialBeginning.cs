using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;
using Workflows.Plans.Periods;

namespace Workflows.Trials;

/// <summary>Sets a tried flow in motion the way the office would.</summary>
internal static class TrialBeginning
{
    public const string OfTask = "plan-task";
    public const string OfSubtask = "subtask";
    public const string OfConsultation = "consultation";
    public const string OfPeriod = "plan-period";

    /// <summary>What is asked about a task under way is asked of one that is.</summary>
    public static void Prepare(TrialSeed seed)
    {
        if (seed.Version.DefinitionId is not (OfSubtask or OfConsultation or OfPeriod))
            return;

        var startsAt = seed.Described.StartsAt;
        seed.Plan.Launch(startsAt);
        seed.Task.Enter(PlanTaskStatus.InProgress, startsAt);
        if (seed.Version.DefinitionId is OfPeriod && seed.Task.Cycle is null)
            seed.Task.SetCycle(
                TaskCycle.Of(new PeriodRule(Cycle.Month, DueMonth: null, DueDay: null), OfficeTime.DayOf(startsAt))
            );
    }

    /// <summary>The first act, and who does it.</summary>
    public static Task BeginAsync(
        TrialOffice office,
        TrialSeed seed,
        Guid adminId,
        CancellationToken cancellationToken
    ) =>
        seed.Version.DefinitionId switch
        {
            OfTask => office.SendAsync(new LaunchPlan(seed.Plan.Id), adminId, cancellationToken),
            OfSubtask => office.SendAsync(
                new CreateSubtask(seed.Task.Id, DepartmentOf(seed), "试走的子任务", DueOn: null),
                StarterOf(seed),
                cancellationToken
            ),
            OfConsultation => office.SendAsync(
                new ProposeConsultation(seed.Task.Id, DepartmentOf(seed), "试走的商请"),
                StarterOf(seed),
                cancellationToken
            ),
            OfPeriod => office.SendAsync(new OpenPeriods(seed.Task.Id), personId: null, cancellationToken),
            _ => office.SendAsync(
                new BeginTriedFlow(seed.Version.DefinitionId, seed.Task.Id),
                adminId,
                cancellationToken
            ),
        };

    private static string DepartmentOf(TrialSeed seed) =>
        seed.Described.Department?.Code
        ?? throw new RuleException("no_department", "没有可以商请的部门：所有部门都已参与，请减少参与部门后再试。");

    private static Guid StarterOf(TrialSeed seed) =>
        seed.Starter?.Id
        ?? throw new RuleException(
            "no_starter",
            $"牵头部门{seed.Described.Lead.Name}没有经办人，也没有负责人，请换一个部门再试。"
        );
}

/// <summary>Starts a flow that no act of the office starts, as if a task's flow had asked for it.</summary>
internal sealed record BeginTriedFlow(string DefinitionId, Guid TaskId) : ICommand<Unit>;

internal sealed class BeginTriedFlowHandler(WorkflowsDbContext db, Flow flow) : IRequestHandler<BeginTriedFlow, Unit>
{
    public async Task<Unit> Handle(BeginTriedFlow command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        await flow.StartAsync(
            command.DefinitionId,
            $"{task.Number}. {task.Title}",
            new FlowSubject(task.PlanId, task.Id),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["TaskId"] = task.Id.ToString(),
                ["LeadDepartmentId"] = task.LeadDepartmentId.ToString(),
                ["DepartmentId"] = task.LeadDepartmentId.ToString(),
            },
            cancellationToken
        );
        return Unit.Value;
    }
}
