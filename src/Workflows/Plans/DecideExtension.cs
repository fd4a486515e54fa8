using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office or a leader grants or refuses more time.</summary>
/// <param name="RequestId">The request, from the address.</param>
/// <param name="Approve">Whether the term moves.</param>
/// <param name="Opinion">The opinion; a refusal needs one.</param>
[RequiresRole(Role.OfficeAdmin, Role.Leader)]
public sealed record DecideExtension([property: JsonIgnore] Guid RequestId, bool Approve, string? Opinion)
    : ICommand<ExtensionState>;

internal sealed class DecideExtensionValidator : AbstractValidator<DecideExtension>
{
    public DecideExtensionValidator()
    {
        RuleFor(command => command.Opinion)
            .NotEmpty()
            .WithMessage("不同意延期必须填写意见。")
            .When(command => !command.Approve);
        RuleFor(command => command.Opinion).MaximumLength(2000).WithMessage("意见不超过2000字。");
    }
}

internal sealed class DecideExtensionHandler(
    WorkflowsDbContext db,
    TaskProgress progress,
    OfficeTime office,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<DecideExtension, ExtensionState>
{
    public async Task<ExtensionState> Handle(DecideExtension command, CancellationToken cancellationToken)
    {
        var request =
            await db.Set<ExtensionRequest>().SingleOrDefaultAsync(row => row.Id == command.RequestId, cancellationToken)
            ?? throw new NotFoundException("延期申请", command.RequestId);
        var task = await db.FindTaskAsync(request.TaskId, cancellationToken);
        var status = command.Approve ? ExtensionStatus.Approved : ExtensionStatus.Refused;
        request.Conclude(status, caller.Person.Id, command.Opinion, office.Now);

        if (command.Approve)
        {
            if (request.DueOn < office.Today)
                throw new RuleException(
                    "due_on_in_past",
                    $"申请的新时限{request.DueOn:yyyy-MM-dd}已经过去，不能同意；请设定新的时限。"
                );
            task.Extend(request.DueOn);
            await progress.DueOnChangedAsync(task, cancellationToken);
        }

        audit.Add(
            command.Approve ? "extension.approve" : "extension.refuse",
            command.Approve
                ? $"同意延期：时限由{request.FormerDueOn:yyyy-MM-dd}延至{request.DueOn:yyyy-MM-dd}"
                : "不同意延期",
            new AuditSubject(task.PlanId, task.Id),
            command.Opinion
        );
        return ExtensionState.Of(request);
    }
}
