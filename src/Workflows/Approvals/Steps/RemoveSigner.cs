using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>A signer who has not acted is taken off the step, and the votes are counted again (减签).</summary>
/// <param name="WorkItemId">His work item, from the address.</param>
/// <param name="Comment">Why.</param>
public sealed record RemoveSigner([property: JsonIgnore] Guid WorkItemId, string Comment) : ICommand<StepMoved>;

internal sealed class RemoveSignerValidator : AbstractValidator<RemoveSigner>
{
    public RemoveSignerValidator() =>
        RuleFor(command => command.Comment)
            .NotEmpty()
            .MaximumLength(4000)
            .WithMessage("请填写减签原因（不超过4000字）。");
}

internal sealed class RemoveSignerHandler(RoundTurn rounds, Caller caller, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<RemoveSigner, StepMoved>
{
    public async Task<StepMoved> Handle(RemoveSigner command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        if (!caller.Person.Is(Role.OfficeAdmin) && item.AddedById != caller.Person.Id)
            throw new ForbiddenException("只有加签的人和办公室管理员可以减签。");
        if (item.State is not WorkItemState.Waiting)
            item.EnsureOpen();
        if (item.SponsorId is null)
            item.EnsureTakesSigners();
        if (item.SponsorId is null && turn.FellowsOf(item) == 0)
            throw new RuleException("last_signer", $"“{item.Title}”只剩这一位签署人，不能减签。");

        turn.Remove(item, clock.GetUtcNow());
        audit.Add(
            "workItem.removeSigner",
            item.IsDelegated ? $"{item.Title}：收回委派" : $"{item.Title}：减签",
            item.Subject,
            command.Comment
        );
        await rounds.GoOnAsync(turn, WorkItemData.Empty, cancellationToken);
        return await rounds.WaitingAsync(turn.Round.WorkflowInstanceId, cancellationToken);
    }
}
