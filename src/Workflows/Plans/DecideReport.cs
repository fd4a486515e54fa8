using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The reporting department's head stands behind a progress report, or sends it back.</summary>
/// <param name="ReportId">The report, from the address.</param>
/// <param name="Approve">Whether it counts.</param>
/// <param name="Opinion">The opinion; sending back needs one.</param>
public sealed record DecideReport([property: JsonIgnore] Guid ReportId, bool Approve, string? Opinion)
    : ICommand<ReportState>;

internal sealed class DecideReportValidator : AbstractValidator<DecideReport>
{
    public DecideReportValidator()
    {
        RuleFor(command => command.Opinion)
            .NotEmpty()
            .WithMessage("退回进展反馈必须填写意见。")
            .When(command => !command.Approve);
        RuleFor(command => command.Opinion).MaximumLength(2000).WithMessage("意见不超过2000字。");
    }
}

internal sealed class DecideReportHandler(
    WorkflowsDbContext db,
    TargetLedger ledger,
    OfficeTime office,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<DecideReport, ReportState>
{
    public async Task<ReportState> Handle(DecideReport command, CancellationToken cancellationToken)
    {
        var report =
            await db.Set<ProgressReport>().SingleOrDefaultAsync(row => row.Id == command.ReportId, cancellationToken)
            ?? throw new NotFoundException("进展反馈", command.ReportId);
        if (caller.Person.DepartmentId != report.DepartmentId || !caller.Person.Is(Role.DepartmentHead))
            throw new ForbiddenException("进展反馈只由反馈部门的负责人审核。");
        var task = await db.FindTaskAsync(report.TaskId, cancellationToken);
        task.EnsureUnderWay("审核进展反馈");

        var status = command.Approve ? ReportStatus.Approved : ReportStatus.Returned;
        report.Decide(status, caller.Person.Id, command.Opinion, office.Now);
        if (command.Approve)
            await ledger.CountReportAsync(report, cancellationToken);
        audit.Add(
            command.Approve ? "report.approve" : "report.return",
            command.Approve ? "同意进展反馈" : "退回进展反馈",
            new AuditSubject(task.PlanId, task.Id),
            command.Opinion
        );
        return new ReportState(report.Id, task.Id, report.Status);
    }
}
