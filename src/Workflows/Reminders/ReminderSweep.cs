using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Reminders;

/// <summary>Sends what is due. Any number of sweeps may run at once, and any of them may die at any point.</summary>
/// <remarks>
/// Everything one reminder causes is one commit: the row is marked fired, its notices exist, and the next
/// overdue reminder stands. A crash before the commit leaves the row due for the next sweep; after it,
/// nothing is left to do. Of two sweeps at the same row, the second commit finds another Version and
/// writes nothing.
/// </remarks>
public sealed partial class ReminderSweep(
    WorkflowsDbContext db,
    WriteGate gate,
    ReminderPolicies policies,
    ReminderRecipients recipients,
    Notices notices,
    OfficeTime time,
    ILogger<ReminderSweep> logger
)
{
    private const int BatchSize = 50;

    /// <summary>Sends everything due now. One that fails stays due and holds back none of the others.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Guid> due;
        var failed = 0;
        do
        {
            var now = time.Now;
            due = await Open()
                .Where(reminder => reminder.FireAt <= now)
                .OrderBy(reminder => reminder.FireAt)
                .Select(reminder => reminder.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);

            foreach (var id in due)
                failed += await TryFireAsync(id, cancellationToken) ? 0 : 1;
        } while (due.Count == BatchSize && failed == 0);
    }

    private async Task<bool> TryFireAsync(Guid reminderId, CancellationToken cancellationToken)
    {
        try
        {
            await FireAsync(reminderId, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(reminderId, exception);
            return false;
        }
    }

    /// <summary>Sends one reminder if it is due and still open. Safe to run early, late and twice.</summary>
    public async Task FireAsync(Guid reminderId, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await ReadDueOfSubjectAsync(reminderId, cancellationToken);
        if (due.Count == 0)
            return;

        if (!await ClaimAsync(due, cancellationToken))
            return;

        await SendAsync(due[^1], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // After a time out of service several steps of one term may be due: the last speaks for all. The rows
    // are marked before anything is written for them, so that of two sweeps one waits here, and then stops.
    private async Task<bool> ClaimAsync(List<Reminder> due, CancellationToken cancellationToken)
    {
        due[^1].Fire(time.Now);
        foreach (var earlier in due.SkipLast(1))
            earlier.SupersedeBy(due[^1], time.Now);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            LogLostRace(due[^1].Id);
            return false;
        }
    }

    private async Task<List<Reminder>> ReadDueOfSubjectAsync(Guid reminderId, CancellationToken cancellationToken)
    {
        var subject = await Open()
            .AsNoTracking()
            .Where(reminder => reminder.Id == reminderId)
            .Select(reminder => new
            {
                reminder.TaskId,
                reminder.SubtaskId,
                reminder.TargetId,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (subject is null)
            return [];

        var now = time.Now;
        return await Open()
            .Where(reminder =>
                reminder.TaskId == subject.TaskId
                && reminder.SubtaskId == subject.SubtaskId
                && reminder.TargetId == subject.TargetId
            )
            .Where(reminder => reminder.FireAt <= now)
            .OrderBy(reminder => reminder.FireAt)
            .ToListAsync(cancellationToken);
    }

    private async Task SendAsync(Reminder reminder, CancellationToken cancellationToken)
    {
        var kind = ReminderWording.KindOn(time.Today, reminder.DueOn);
        var people = await recipients.FindAsync(reminder.DepartmentId, reminder.DueOn, cancellationToken);
        if (people.Count == 0)
            LogNobody(reminder.Id, reminder.DepartmentId);

        await notices.WriteAsync(people.Select(person => Write(reminder, kind, person)), cancellationToken);
        var steps = new ReminderSteps(await policies.ReadAsync(cancellationToken), time);
        if (reminder.Kind is ReminderKind.Overdue)
            db.Add(steps.NextOverdue(reminder.Subject, reminder.DueOn));
    }

    private Notice Write(Reminder reminder, NoticeKind kind, Guid personId) =>
        new()
        {
            PersonId = personId,
            ReminderId = reminder.Id,
            Kind = kind,
            Title = ReminderWording.Title(reminder, time.Today),
            Text = ReminderWording.Text(reminder, time.Today),
            TaskId = reminder.TaskId,
            SubtaskId = reminder.SubtaskId,
            CreatedAt = time.Now,
        };

    private IQueryable<Reminder> Open() =>
        db.Set<Reminder>().Where(reminder => reminder.FiredAt == null && reminder.CancelledAt == null);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminder {ReminderId} was not sent; the next sweep tries again.")]
    private partial void LogFailed(Guid reminderId, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Reminder {ReminderId} was sent or cancelled by somebody else meanwhile."
    )]
    private partial void LogLostRace(Guid reminderId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Reminder {ReminderId} reached nobody: department {DepartmentId} has neither handler nor head."
    )]
    private partial void LogNobody(Guid reminderId, Guid departmentId);
}
