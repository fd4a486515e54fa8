using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Trials;

/// <summary>
/// Walks a flow, a draft too, without touching anything (试走): who would get what, when, and what would come of each
/// decision. All acts are given each time, and nothing is kept between two walks.
/// </summary>
/// <param name="DefinitionId">The definition, from the address.</param>
/// <param name="Start">What it is tried with.</param>
/// <param name="Acts">What happens, in order.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record WalkTrial(
    [property: JsonIgnore] string DefinitionId,
    TrialStart? Start = null,
    IReadOnlyList<TrialAct>? Acts = null
) : IRequest<TrialView>;

internal sealed class WalkTrialValidator : AbstractValidator<WalkTrial>
{
    private const int MostActs = 200;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    public WalkTrialValidator()
    {
        RuleFor(trial => trial.Acts)
            .Must(acts => acts!.Count <= MostActs)
            .WithMessage($"一次最多试走{MostActs}步。")
            .When(trial => trial.Acts is not null);
        RuleForEach(trial => trial.Acts)
            .NotNull()
            .WithMessage("缺少这一步的内容。")
            .ChildRules(act =>
            {
                act.RuleFor(value => value.Key).MaximumLength(400).WithMessage("没有这个待办。");
                act.RuleFor(value => value.Comment).MaximumLength(4000).WithMessage("意见不超过4000字。");
            })
            .When(trial => trial.Acts is not null);
        RuleFor(trial => trial.Start!.ParticipantIds)
            .Must(ids => ids!.Count <= 100)
            .WithMessage("参与部门最多100个。")
            .When(trial => trial.Start?.ParticipantIds is not null);
        RuleFor(trial => trial.Start!.DueOn)
            .InclusiveBetween(Earliest, Latest)
            .WithMessage("时限应在2000年到2100年之间。")
            .When(trial => trial.Start is not null);
        RuleFor(trial => trial.Start!.At)
            .Must(at =>
                at is not { } moment || (OfficeTime.DayOf(moment) > Earliest && OfficeTime.DayOf(moment) < Latest)
            )
            .WithMessage("开始时间应在2000年到2100年之间。")
            .When(trial => trial.Start is not null);
    }
}

internal sealed class WalkTrialHandler(WorkflowsDbContext db, TrialOffices offices, OfficeTime time, Caller caller)
    : IRequestHandler<WalkTrial, TrialView>
{
    public async Task<TrialView> Handle(WalkTrial trial, CancellationToken cancellationToken)
    {
        var startsAt = WholeMinute(trial.Start?.At ?? time.Now);
        var seed = await TrialSeed.ReadAsync(db, time, trial, startsAt, cancellationToken);
        await using var office = offices.Open(startsAt);
        var walk = new TrialWalk(office, seed, caller.Person.Id);
        await walk.BeginAsync(cancellationToken);
        foreach (var act in trial.Acts ?? [])
            await walk.TakeAsync(act, cancellationToken);
        return await walk.ReportAsync(cancellationToken);
    }

    // Each act has a moment of its own, by which what came of it is told from the rest.
    private static DateTimeOffset WholeMinute(DateTimeOffset moment) =>
        moment.ToUniversalTime().AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
}
