using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Assignments;

/// <summary>How often people may be urged: as the office decided, or else as the settings have it.</summary>
internal sealed class UrgingRule(OfficeSettings settings, IOptions<UrgingOptions> options)
{
    private const string Name = "urging";

    public async Task<TimeSpan> IntervalAsync(CancellationToken cancellationToken) =>
        TimeSpan.FromHours((await ReadAsync(cancellationToken)).Hours);

    public Task<UrgingInterval> ReadAsync(CancellationToken cancellationToken) =>
        settings.ReadAsync(Name, new UrgingInterval(options.Value.Interval.TotalHours), cancellationToken);

    public Task WriteAsync(UrgingInterval interval, CancellationToken cancellationToken) =>
        settings.WriteAsync(Name, interval, cancellationToken);
}

/// <summary>How long a work item is left in peace after urging.</summary>
/// <param name="Hours">In hours.</param>
public sealed record UrgingInterval(double Hours);

/// <summary>How long a work item is left in peace after urging, as decided now.</summary>
public sealed record UrgingIntervalInForce : IRequest<UrgingInterval>;

/// <summary>The office decides how long a work item is left in peace after urging (催办间隔).</summary>
/// <param name="Hours">In hours.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetUrgingInterval(double Hours) : ICommand<UrgingInterval>;

internal sealed class SetUrgingIntervalValidator : AbstractValidator<SetUrgingInterval>
{
    public SetUrgingIntervalValidator() =>
        RuleFor(command => command.Hours).InclusiveBetween(0, 24 * 30).WithMessage("催办间隔为0到720小时。");
}

internal sealed class UrgingIntervalHandler(UrgingRule rule, AuditTrail audit)
    : IRequestHandler<UrgingIntervalInForce, UrgingInterval>,
        IRequestHandler<SetUrgingInterval, UrgingInterval>
{
    public Task<UrgingInterval> Handle(UrgingIntervalInForce query, CancellationToken cancellationToken) =>
        rule.ReadAsync(cancellationToken);

    public async Task<UrgingInterval> Handle(SetUrgingInterval command, CancellationToken cancellationToken)
    {
        var decided = new UrgingInterval(command.Hours);
        await rule.WriteAsync(decided, cancellationToken);
        audit.Add("settings.urging", $"同一待办两次催办至少隔{command.Hours}小时", AuditSubject.None);
        return decided;
    }
}
