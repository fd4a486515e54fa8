using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office, or the lead's head, takes an entry of a target back by its opposite (冲销); once.</summary>
/// <param name="EntryId">The entry, from the address.</param>
/// <param name="Reason">Why.</param>
public sealed record ReverseEntry([property: JsonIgnore] Guid EntryId, string Reason) : ICommand<ReversedEntry>;

/// <summary>The entry that takes another back.</summary>
/// <param name="Id">The new entry.</param>
/// <param name="ReversesId">The one it takes back.</param>
/// <param name="Amount">How much the total changes by.</param>
public sealed record ReversedEntry(Guid Id, Guid ReversesId, decimal Amount);

internal sealed class ReverseEntryValidator : AbstractValidator<ReverseEntry>
{
    public ReverseEntryValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .MaximumLength(2000)
            .WithMessage("请填写冲销原因（不超过2000字）。");
}

internal sealed class ReverseEntryHandler(
    WorkflowsDbContext db,
    TargetTerms terms,
    OfficeTime office,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<ReverseEntry, ReversedEntry>
{
    public async Task<ReversedEntry> Handle(ReverseEntry command, CancellationToken cancellationToken)
    {
        var entry =
            await db.Set<TargetEntry>().SingleOrDefaultAsync(row => row.Id == command.EntryId, cancellationToken)
            ?? throw new NotFoundException("指标记录", command.EntryId);
        var task = await db.FindTaskAsync(entry.TaskId, cancellationToken);
        if (!TaskAccess.MayReverseEntries(task.LeadDepartmentId, caller.Person))
            throw new ForbiddenException("只有办公室管理员和牵头部门负责人可以冲销指标记录。");
        if (entry.ReversesId is not null)
            throw new RuleException("entry_is_reversal", "冲销记录本身不能再冲销；请重新报送。");
        if (await db.Set<TargetEntry>().AnyAsync(row => row.ReversesId == entry.Id, cancellationToken))
            throw new RuleException("entry_already_reversed", "这条指标记录已经冲销，不能重复冲销。");

        var reversal = new TargetEntry
        {
            TaskId = entry.TaskId,
            TargetId = entry.TargetId,
            DepartmentId = entry.DepartmentId,
            Amount = -entry.Amount,
            Year = entry.Year,
            Quarter = entry.Quarter,
            PeriodId = entry.PeriodId,
            ReversesId = entry.Id,
            Reason = command.Reason.Trim(),
            PersonId = caller.Person.Id,
            At = office.Now,
        };
        db.Add(reversal);
        await terms.FollowAsync((await db.FindAsync<Target>([entry.TargetId], cancellationToken))!, cancellationToken);
        audit.Add(
            "target.reverse",
            $"冲销指标记录{entry.Amount:0.##}",
            new AuditSubject(task.PlanId, task.Id),
            reversal.Reason
        );
        return new ReversedEntry(reversal.Id, entry.Id, reversal.Amount);
    }
}
