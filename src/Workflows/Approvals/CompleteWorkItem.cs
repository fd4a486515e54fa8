using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Substitutions;

namespace Workflows.Approvals;

/// <summary>A person decides a work item, and the flow goes on (办理).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="Outcome">Name of one of its outcomes.</param>
/// <param name="Comment">The opinion.</param>
/// <param name="Data">What is handed in with it.</param>
public sealed record CompleteWorkItem(
    [property: JsonIgnore] Guid WorkItemId,
    string Outcome,
    string? Comment = null,
    WorkItemData? Data = null
) : ICommand<CompletedWorkItem>;

/// <summary>A decided work item.</summary>
public sealed record CompletedWorkItem(Guid Id, WorkItemState State, string? Outcome, DateTimeOffset? CompletedAt);

internal sealed class CompleteWorkItemValidator : AbstractValidator<CompleteWorkItem>
{
    public CompleteWorkItemValidator()
    {
        RuleFor(command => command.Outcome).NotEmpty().WithMessage("请选择办理结果。");
        RuleFor(command => command.Comment).MaximumLength(4000).WithMessage("意见不超过4000字。");
        RuleFor(command => command.Data!.Text)
            .MaximumLength(20_000)
            .WithMessage("正文不超过20000字。")
            .When(command => command.Data is not null);
        RuleForEach(command => command.Data!.Figures)
            .ChildRules(figure =>
                figure.RuleFor(value => value.Name).NotEmpty().MaximumLength(200).WithMessage("数据缺少名称。")
            )
            .When(command => command.Data?.Figures is not null);
    }
}

internal sealed class CompleteWorkItemHandler(
    RoundTurn rounds,
    IMediator mediator,
    StandIns standIns,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<CompleteWorkItem, CompletedWorkItem>
{
    public async Task<CompletedWorkItem> Handle(CompleteWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        var data = command.Data ?? WorkItemData.Empty;

        var holder = await standIns.HolderAsync(item, cancellationToken);
        var outcome = item.Decide(
            command.Outcome,
            caller.Person,
            command.Comment ?? data.Text,
            clock.GetUtcNow(),
            holder
        );
        audit.Add($"workItem.{outcome.Name}", $"{item.Title}：{outcome.DisplayName}", item.Subject, item.Comment);
        var stepOutcome = turn.Count();
        await mediator.Publish(new WorkItemDecided(item, caller.Person, data, stepOutcome), cancellationToken);
        await rounds.GoOnAsync(turn, data, cancellationToken);

        return new CompletedWorkItem(item.Id, item.State, item.Outcome, item.CompletedAt);
    }
}
