using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Assignments;

/// <summary>The office gives a work item to another person, whoever has it (改派).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="PersonId">The person who is to act.</param>
/// <param name="Reason">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReassignWorkItem([property: JsonIgnore] Guid WorkItemId, Guid PersonId, string Reason)
    : ICommand<HeldWorkItem>;

internal sealed class ReassignWorkItemValidator : AbstractValidator<ReassignWorkItem>
{
    public ReassignWorkItemValidator()
    {
        RuleFor(command => command.PersonId).NotEmpty().WithMessage("请选择改派给谁。");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写改派原因（不超过4000字）。");
    }
}

internal sealed class ReassignWorkItemHandler(RoundTurn rounds, Passing passing)
    : IRequestHandler<ReassignWorkItem, HeldWorkItem>
{
    public async Task<HeldWorkItem> Handle(ReassignWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        return await passing.PassAsync(turn, command.PersonId, PassingAct.Reassign, command.Reason, cancellationToken);
    }
}
