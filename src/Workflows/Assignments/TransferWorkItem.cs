using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Substitutions;

namespace Workflows.Assignments;

/// <summary>Who has a work item hands it to a colleague, who decides in his place (转办).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="PersonId">The colleague.</param>
/// <param name="Reason">Why.</param>
public sealed record TransferWorkItem([property: JsonIgnore] Guid WorkItemId, Guid PersonId, string Reason)
    : ICommand<HeldWorkItem>;

internal sealed class TransferWorkItemValidator : AbstractValidator<TransferWorkItem>
{
    public TransferWorkItemValidator()
    {
        RuleFor(command => command.PersonId).NotEmpty().WithMessage("请选择转办给谁。");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写转办原因（不超过4000字）。");
    }
}

internal sealed class TransferWorkItemHandler(RoundTurn rounds, Passing passing, StandIns standIns)
    : IRequestHandler<TransferWorkItem, HeldWorkItem>
{
    public async Task<HeldWorkItem> Handle(TransferWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var holder = await standIns.HolderAsync(turn.Item, cancellationToken);
        turn.Item.EnsureOpen();
        if (command.PersonId == holder.Id)
            throw new RuleException("transfer_to_oneself", $"待办“{turn.Item.Title}”不能转办给自己。");

        return await passing.PassAsync(turn, command.PersonId, PassingAct.Transfer, command.Reason, cancellationToken);
    }
}
