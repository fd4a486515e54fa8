using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Audit;

/// <summary>The record, newest first, for those who read everything.</summary>
/// <param name="PlanId">Only of this plan.</param>
/// <param name="TaskId">Only of this task.</param>
/// <param name="PersonId">Only what this person did.</param>
/// <param name="Action">Only this act, or with a trailing dot all that begin so.</param>
/// <param name="From">From this day of the office on.</param>
/// <param name="To">Up to and including this day.</param>
/// <param name="Page">Which page.</param>
[RequiresRole(Role.Auditor, Role.Leader, Role.OfficeAdmin)]
public sealed record AuditList(
    Guid? PlanId,
    Guid? TaskId,
    Guid? PersonId,
    string? Action,
    DateOnly? From,
    DateOnly? To,
    PageRequest Page
) : IRequest<Page<AuditEntry>>;

internal sealed class AuditListValidator : AbstractValidator<AuditList>
{
    public AuditListValidator() =>
        RuleFor(query => query.To)
            .Must((query, to) => query.From is null || to is null || query.From <= to)
            .WithMessage("截止日期不能早于起始日期。");
}

internal sealed class AuditListHandler(WorkflowsDbContext db) : IRequestHandler<AuditList, Page<AuditEntry>>
{
    public async Task<Page<AuditEntry>> Handle(AuditList query, CancellationToken cancellationToken)
    {
        var records = db.Set<AuditRecord>().AsNoTracking();
        if (query.PlanId is { } plan)
            records = records.Where(record => record.PlanId == plan);
        if (query.TaskId is { } task)
            records = records.Where(record => record.TaskId == task);
        if (query.PersonId is { } person)
            records = records.Where(record => record.PersonId == person);
        if (query.Action is { Length: > 0 } action)
            records = action.EndsWith('.')
                ? records.Where(record => record.Action.StartsWith(action))
                : records.Where(record => record.Action == action);
        if (query.From is { } from)
        {
            var start = OfficeTime.At(from, TimeOnly.MinValue);
            records = records.Where(record => record.At >= start);
        }

        if (query.To is { } to)
        {
            var end = OfficeTime.At(to.AddDays(1), TimeOnly.MinValue);
            records = records.Where(record => record.At < end);
        }

        var page = await query.Page.ReadAsync(records.OrderByDescending(record => record.Sequence), cancellationToken);
        return new Page<AuditEntry>([.. page.Items.Select(record => record.Entry)], page.Total);
    }
}
