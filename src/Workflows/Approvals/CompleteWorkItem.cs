using System.Text.Json;
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
        RuleFor(command => command.Data!.NextSigners)
            .Must(names => names!.Count <= 50)
            .WithMessage("最多指定50人。")
            .When(command => command.Data?.NextSigners is not null);
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
    FormValues values,
    SignerRules people,
    IMediator mediator,
    StandIns standIns,
    Caller caller,
    AuditTrail audit,
    OfficeTime office
) : IRequestHandler<CompleteWorkItem, CompletedWorkItem>
{
    public async Task<CompletedWorkItem> Handle(CompleteWorkItem command, CancellationToken cancellationToken)
    {
        var turn = await rounds.TakeAsync(command.WorkItemId, cancellationToken);
        var item = turn.Item;
        var data = command.Data ?? WorkItemData.Empty;

        var holder = await standIns.HolderAsync(item, cancellationToken);
        var outcome = item.Decide(command.Outcome, caller.Person, command.Comment ?? data.Text, office, holder);
        await HandInAsync(item, data, outcome, cancellationToken);
        audit.Add($"workItem.{outcome.Name}", $"{item.Title}：{outcome.DisplayName}", item.Subject, item.Comment);
        var stepOutcome = turn.Count();
        await mediator.Publish(new WorkItemDecided(item, caller.Person, data, stepOutcome), cancellationToken);
        await rounds.GoOnAsync(turn, data, cancellationToken);

        return new CompletedWorkItem(item.Id, item.State, item.Outcome, item.CompletedAt);
    }

    private async Task HandInAsync(
        WorkItem item,
        WorkItemData data,
        WorkItemOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var given = data.Form ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var filled =
            item.Form.Count == 0 && given.Count == 0
                ? item.Values
                : Form.Fill(
                    item.Form,
                    given,
                    await values.OfAsync(item.TaskId, item.WorkflowInstanceId, cancellationToken),
                    isOnward: outcome == item.Outcomes[0]
                );
        item.HandIn(filled, await ChosenAsync(data.NextSigners ?? [], cancellationToken));
    }

    private async Task<IReadOnlyList<Guid>> ChosenAsync(
        IReadOnlyList<string> names,
        CancellationToken cancellationToken
    )
    {
        var chosen = new List<Guid>();
        foreach (var name in names)
        {
            try
            {
                chosen.Add((await people.PersonAsync(name, cancellationToken)).Id);
            }
            catch (NotFoundException)
            {
                throw new InvalidRequestException("unknown_person", "data.nextSigners", $"没有“{name}”这个人员。");
            }
        }

        return chosen;
    }
}
