using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>The office takes the flow from a step to any other step of it (自由跳转).</summary>
/// <param name="WorkItemId">An open work item of the step, from the address.</param>
/// <param name="To">The id of the other step.</param>
/// <param name="Comment">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record JumpWorkItem([property: JsonIgnore] Guid WorkItemId, string To, string Comment)
    : ICommand<StepMoved>;

internal sealed class JumpWorkItemValidator : AbstractValidator<JumpWorkItem>
{
    public JumpWorkItemValidator()
    {
        RuleFor(command => command.To).NotEmpty().MaximumLength(200).WithMessage("请选择跳转到哪一步。");
        RuleFor(command => command.Comment)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写跳转原因（不超过4000字）。");
    }
}

internal sealed class JumpWorkItemHandler(RoundTurn rounds, FlowMoves moves, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<JumpWorkItem, StepMoved>
{
    public async Task<StepMoved> Handle(JumpWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        item.EnsureOpen();
        audit.Add("workItem.jump", $"{item.Title}：跳转到步骤{command.To}", item.Subject, command.Comment);
        turn.Round.CallOff(RoundState.Cancelled, clock.GetUtcNow());
        await moves.MoveAsync(turn.Round, command.To, cancellationToken);
        return await rounds.WaitingAsync(turn.Round.WorkflowInstanceId, cancellationToken);
    }
}
