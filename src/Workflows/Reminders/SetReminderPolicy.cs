using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>When and whom to remind, as decided now.</summary>
public sealed record ReminderPolicyInForce : IRequest<ReminderPolicyView>;

/// <summary>When and whom to remind.</summary>
/// <param name="DaysBefore">Calendar days before the term on which to remind.</param>
/// <param name="OnTheDay">Whether to remind on the day itself.</param>
/// <param name="WhenOverdue">Whether to remind on each working day after the term.</param>
/// <param name="TimeOfDay">The office's time of day to remind at.</param>
/// <param name="EscalateToHead">Whether overdue reminders go to the department's head as well.</param>
/// <param name="EscalateToLeaderAfter">From how many working days after the term on they go to the leaders as well; null for never.</param>
public sealed record ReminderPolicyView(
    IReadOnlyList<int> DaysBefore,
    bool OnTheDay,
    bool WhenOverdue,
    TimeOnly TimeOfDay,
    bool EscalateToHead,
    int? EscalateToLeaderAfter
)
{
    internal static ReminderPolicyView Of(ReminderPolicy policy) =>
        new(
            [.. policy.StepsBefore],
            policy.OnTheDay,
            policy.WhenOverdue,
            policy.TimeOfDay,
            policy.EscalateToHead,
            policy.EscalateToLeaderAfter
        );
}

/// <summary>The office decides when and whom to remind; what is open is reminded of accordingly from now on (提醒规则).</summary>
/// <param name="DaysBefore">Calendar days before the term on which to remind.</param>
/// <param name="OnTheDay">Whether to remind on the day itself.</param>
/// <param name="WhenOverdue">Whether to remind on each working day after the term.</param>
/// <param name="TimeOfDay">The office's time of day to remind at.</param>
/// <param name="EscalateToHead">Whether overdue reminders go to the department's head as well.</param>
/// <param name="EscalateToLeaderAfter">From how many working days after the term on they go to the leaders as well; null for never.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetReminderPolicy(
    IReadOnlyList<int> DaysBefore,
    bool OnTheDay,
    bool WhenOverdue,
    TimeOnly TimeOfDay,
    bool EscalateToHead,
    int? EscalateToLeaderAfter
) : ICommand<ReminderPolicyView>;

/// <summary>Reminders come otherwise from this commit on.</summary>
internal sealed record ReminderPolicyChanged : INotification;

internal sealed class SetReminderPolicyValidator : AbstractValidator<SetReminderPolicy>
{
    private const int MostSteps = 10;
    private const int MostDays = 365;

    public SetReminderPolicyValidator()
    {
        RuleFor(command => command.DaysBefore)
            .Must(days => days is { Count: <= MostSteps } && days.All(day => day is > 0 and <= MostDays))
            .WithMessage($"提前天数为1到{MostDays}，最多{MostSteps}个。");
        RuleFor(command => command.EscalateToLeaderAfter)
            .InclusiveBetween(0, MostDays)
            .WithMessage($"抄告领导的天数为0到{MostDays}。");
    }
}

internal sealed class ReminderPolicyHandler(
    WorkflowsDbContext db,
    ReminderPolicies policies,
    IMediator mediator,
    AuditTrail audit
) : IRequestHandler<ReminderPolicyInForce, ReminderPolicyView>, IRequestHandler<SetReminderPolicy, ReminderPolicyView>
{
    public async Task<ReminderPolicyView> Handle(ReminderPolicyInForce query, CancellationToken cancellationToken) =>
        ReminderPolicyView.Of(await policies.ReadAsync(cancellationToken));

    public async Task<ReminderPolicyView> Handle(SetReminderPolicy command, CancellationToken cancellationToken)
    {
        var policy = new ReminderPolicy
        {
            DaysBefore = [.. command.DaysBefore.Distinct().OrderDescending()],
            OnTheDay = command.OnTheDay,
            WhenOverdue = command.WhenOverdue,
            TimeOfDay = command.TimeOfDay,
            EscalateToHead = command.EscalateToHead,
            EscalateToLeaderAfter = command.EscalateToLeaderAfter,
        };
        await policies.WriteAsync(policy, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new ReminderPolicyChanged(), cancellationToken);
        audit.Add("settings.reminders", $"修改提醒规则：{Said(policy)}", AuditSubject.None);
        return ReminderPolicyView.Of(policy);
    }

    private static string Said(ReminderPolicy policy) =>
        $"提前{string.Join('、', policy.StepsBefore)}天，{(policy.OnTheDay ? "当天，" : "")}{(policy.WhenOverdue ? "逾期每个工作日，" : "")}{policy.TimeOfDay:HH\\:mm}";
}
