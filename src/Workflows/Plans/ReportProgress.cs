using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>A department that leads or takes part says how far it is (进展反馈).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="Text">What was done.</param>
/// <param name="Percent">How much of its part is done, 0 to 100.</param>
/// <param name="Figures">Figures reported.</param>
/// <param name="Evidence">Ids of uploaded files that go with it.</param>
/// <param name="PeriodId">The open period the figures count in; the one this day lies in where nothing is said.</param>
public sealed record ReportProgress(
    [property: JsonIgnore] Guid TaskId,
    string Text,
    int Percent,
    IReadOnlyList<Figure>? Figures = null,
    IReadOnlyList<Guid>? Evidence = null,
    Guid? PeriodId = null
) : ICommand<ReportState>;

/// <summary>A progress report as it stands.</summary>
/// <param name="Id">The report.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Status">Whether it counts.</param>
public sealed record ReportState(Guid Id, Guid TaskId, ReportStatus Status);

internal sealed class ReportProgressValidator : AbstractValidator<ReportProgress>
{
    public ReportProgressValidator()
    {
        RuleFor(command => command.Text).NotEmpty().MaximumLength(20_000).WithMessage("请填写进展（不超过20000字）。");
        RuleFor(command => command.Percent).InclusiveBetween(0, 100).WithMessage("完成比例为0到100。");
        RuleForEach(command => command.Figures)
            .ChildRules(figure =>
                figure.RuleFor(value => value.Name).NotEmpty().MaximumLength(200).WithMessage("数据缺少名称。")
            )
            .When(command => command.Figures is not null);
    }
}

internal sealed class ReportProgressHandler(
    WorkflowsDbContext db,
    TargetLedger ledger,
    OfficeTime office,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<ReportProgress, ReportState>
{
    public async Task<ReportState> Handle(ReportProgress command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.EnsureInvolves(caller.Person);
        task.EnsureUnderWay("反馈进展");
        await ledger.EnsureKnownAsync(task.Id, command.Figures ?? [], "figures", cancellationToken);
        if (command.PeriodId is { } periodId)
            await ledger.EnsureOpenAsync(task.Id, periodId, cancellationToken);

        var report = new ProgressReport
        {
            PlanId = task.PlanId,
            TaskId = task.Id,
            DepartmentId = caller.Person.DepartmentId,
            PeriodId = command.PeriodId,
            Text = command.Text.Trim(),
            Percent = command.Percent,
            Figures = [.. command.Figures ?? []],
            SubmittedById = caller.Person.Id,
            SubmittedAt = office.Now,
        };
        db.Add(report);
        var ids = command.Evidence ?? [];
        foreach (
            var evidence in await db.FindEvidenceAsync(
                task.Id,
                report.DepartmentId,
                caller.Person.Id,
                ids,
                "evidence",
                cancellationToken
            )
        )
            evidence.AttachTo(report);
        audit.Add(
            "report.submit",
            $"反馈进展（{report.Percent}%）",
            new AuditSubject(task.PlanId, task.Id),
            report.Text
        );

        // The head's own word needs nobody else's.
        if (caller.Person.Is(Role.DepartmentHead))
        {
            report.Decide(ReportStatus.Approved, caller.Person.Id, opinion: null, office.Now);
            await ledger.CountReportAsync(report, cancellationToken);
        }

        return new ReportState(report.Id, task.Id, report.Status);
    }
}
