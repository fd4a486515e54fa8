using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office takes an ended task up again, at a step of its flow (恢复已结束的任务).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="To">The id of the step it goes on at.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReopenTask([property: JsonIgnore] Guid TaskId, string To, string Reason) : ICommand<ReopenedTask>;

/// <summary>A task that goes on.</summary>
/// <param name="Id">The task.</param>
/// <param name="Status">Its status.</param>
/// <param name="WorkflowInstanceId">The workflow that carries it now.</param>
/// <param name="Waiting">The titles of the steps that wait for somebody.</param>
public sealed record ReopenedTask(
    Guid Id,
    PlanTaskStatus Status,
    string WorkflowInstanceId,
    IReadOnlyList<string> Waiting
);

internal sealed class ReopenTaskValidator : AbstractValidator<ReopenTask>
{
    public ReopenTaskValidator()
    {
        RuleFor(command => command.To).NotEmpty().MaximumLength(200).WithMessage("请选择从哪一步继续。");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写恢复原因（不超过2000字）。");
    }
}

internal sealed class ReopenTaskHandler(
    WorkflowsDbContext db,
    FlowMoves moves,
    RoundTurn rounds,
    TaskProgress progress,
    AuditTrail audit
) : IRequestHandler<ReopenTask, ReopenedTask>
{
    public async Task<ReopenedTask> Handle(ReopenTask command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.Reopen();
        audit.Add(
            "task.reopen",
            $"任务{task.Number}恢复办理，从步骤{command.To}继续",
            new AuditSubject(task.PlanId, task.Id),
            command.Reason
        );

        var input = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["LeadDepartmentId"] = task.LeadDepartmentId.ToString(),
        };
        var instanceId = await moves.GoOnAtAsync(task.WorkflowInstanceId!, input, command.To, cancellationToken);
        task.CarryOn(instanceId);
        await progress.RenewTermsAsync(task, cancellationToken);
        var waiting = await rounds.WaitingAsync(instanceId, cancellationToken);
        return new ReopenedTask(task.Id, task.Status, instanceId, waiting.Waiting);
    }
}
