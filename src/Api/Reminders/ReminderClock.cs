using Hangfire;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Api.Reminders;

/// <summary>The job that Hangfire runs every few seconds: sends what is due and books a run for each due time of the next hours.</summary>
/// <remarks>
/// Booking reads the table, so it always comes after the commit that wrote a reminder. A booked run is only
/// for being punctual: losing it, or booking it twice, costs seconds and never a reminder.
/// </remarks>
internal sealed class ReminderClock(
    ReminderSweep sweep,
    WorkflowsDbContext db,
    OfficeTime time,
    IBackgroundJobClient jobs,
    BookedTimes booked
)
{
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(24);

    // The next run is the retry, and a pile of failed runs would tell nothing that the log does not.
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await sweep.RunAsync(cancellationToken);
        await BookAsync(cancellationToken);
    }

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task SweepAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);

    private async Task BookAsync(CancellationToken cancellationToken)
    {
        var now = time.Now;
        var until = now + Horizon;
        var dueTimes = await db.Set<Reminder>()
            .Where(reminder => reminder.FiredAt == null && reminder.CancelledAt == null)
            .Where(reminder => reminder.FireAt > now && reminder.FireAt <= until)
            .Select(reminder => reminder.FireAt)
            .Distinct()
            .ToListAsync(cancellationToken);

        foreach (var dueTime in booked.Add(dueTimes, now))
            jobs.Schedule<ReminderClock>(clock => clock.SweepAsync(CancellationToken.None), dueTime);
    }
}

/// <summary>The due times this process has booked a run for.</summary>
internal sealed class BookedTimes
{
    private readonly Lock turn = new();
    private readonly HashSet<DateTimeOffset> times = [];

    /// <summary>Remembers the times and returns those that are new; forgets those that have passed.</summary>
    public IReadOnlyList<DateTimeOffset> Add(IEnumerable<DateTimeOffset> dueTimes, DateTimeOffset now)
    {
        lock (turn)
        {
            times.RemoveWhere(time => time <= now);
            return [.. dueTimes.Where(times.Add)];
        }
    }
}
