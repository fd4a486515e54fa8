using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The lead asks for more time, before its term has passed (延期申请).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="DueOn">The day asked for.</param>
/// <param name="Reason">Why.</param>
public sealed record RequestExtension([property: JsonIgnore] Guid TaskId, DateOnly DueOn, string Reason)
    : ICommand<ExtensionState>;

/// <summary>A request for more time as it stands.</summary>
/// <param name="Id">The request.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Status">What became of it.</param>
/// <param name="DueOn">The day asked for.</param>
public sealed record ExtensionState(Guid Id, Guid TaskId, ExtensionStatus Status, DateOnly DueOn)
{
    internal static ExtensionState Of(ExtensionRequest request) =>
        new(request.Id, request.TaskId, request.Status, request.DueOn);
}

internal sealed class RequestExtensionValidator : AbstractValidator<RequestExtension>
{
    public RequestExtensionValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写延期原因（不超过2000字）。");
}

internal sealed class RequestExtensionHandler(WorkflowsDbContext db, OfficeTime office, Caller caller, AuditTrail audit)
    : IRequestHandler<RequestExtension, ExtensionState>
{
    public async Task<ExtensionState> Handle(RequestExtension command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.EnsureLedBy(caller.Person);
        task.EnsureUnderWay("申请延期");
        var formerDueOn = EnsureInTime(task, command.DueOn);
        if (
            await db.Set<ExtensionRequest>()
                .AnyAsync(row => row.TaskId == task.Id && row.Status == ExtensionStatus.Pending, cancellationToken)
        )
            throw new RuleException("extension_pending", $"任务{task.Number}已有一份延期申请在等待审批。");

        var request = new ExtensionRequest
        {
            PlanId = task.PlanId,
            TaskId = task.Id,
            DepartmentId = task.LeadDepartmentId,
            FormerDueOn = formerDueOn,
            DueOn = command.DueOn,
            Reason = command.Reason.Trim(),
            RequestedById = caller.Person.Id,
            RequestedAt = office.Now,
        };
        db.Add(request);
        audit.Add(
            "extension.request",
            $"申请延期：由{formerDueOn:yyyy-MM-dd}延至{command.DueOn:yyyy-MM-dd}",
            new AuditSubject(task.PlanId, task.Id),
            request.Reason
        );
        return ExtensionState.Of(request);
    }

    private DateOnly EnsureInTime(PlanTask task, DateOnly dueOn)
    {
        if (task.DueOn is not { } former)
            throw new RuleException("no_due_day", $"任务{task.Number}没有时限，不需要延期。");
        if (former < office.Today)
            throw new RuleException(
                "due_day_passed",
                $"任务{task.Number}的时限{former:yyyy-MM-dd}已过；延期须在到期前申请，请联系办公室。"
            );
        if (dueOn <= former)
            throw new InvalidRequestException("due_on_not_later", "dueOn", $"新时限须晚于现时限{former:yyyy-MM-dd}。");
        return former;
    }
}
