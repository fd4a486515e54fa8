using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;

namespace Workflows.Organization;

/// <summary>When a light turns yellow, as decided now.</summary>
public sealed record YellowLightInForce : IRequest<YellowLight>;

/// <summary>The office decides when a light turns yellow (黄灯天数).</summary>
/// <param name="YellowWorkdays">That many working days before the term.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetYellowLight(int YellowWorkdays) : ICommand<YellowLight>;

internal sealed class SetYellowLightValidator : AbstractValidator<SetYellowLight>
{
    public SetYellowLightValidator() =>
        RuleFor(command => command.YellowWorkdays).InclusiveBetween(0, 60).WithMessage("黄灯天数为0到60个工作日。");
}

internal sealed class YellowLightHandler(OfficeSettings settings, LightRule light, AuditTrail audit)
    : IRequestHandler<YellowLightInForce, YellowLight>,
        IRequestHandler<SetYellowLight, YellowLight>
{
    public async Task<YellowLight> Handle(YellowLightInForce query, CancellationToken cancellationToken) =>
        new(await light.YellowWorkdaysAsync(cancellationToken));

    public async Task<YellowLight> Handle(SetYellowLight command, CancellationToken cancellationToken)
    {
        var decided = new YellowLight(command.YellowWorkdays);
        await settings.WriteAsync(LightRule.Name, decided, cancellationToken);
        audit.Add("settings.light", $"到期前{command.YellowWorkdays}个工作日起亮黄灯", AuditSubject.None);
        return decided;
    }
}
