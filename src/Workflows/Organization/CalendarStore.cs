using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Brings the stored calendar into the running process: at start, after a change here, and soon after one elsewhere.</summary>
public sealed partial class CalendarStore(
    WorkflowsDbContext db,
    WriteGate gate,
    OfficeTime time,
    LightRule light,
    ILogger<CalendarStore> logger
)
{
    /// <summary>Stores the years of the file that the database has no notice of. Years the office entered are left alone.</summary>
    public async Task SeedAsync(IReadOnlyList<WorkYear> years, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        var stored = await db.Set<CalendarYear>().ToDictionaryAsync(year => year.Year, cancellationToken);
        foreach (var year in years)
        {
            if (!stored.TryGetValue(year.Year, out var row))
                db.Add(row = new CalendarYear { Year = year.Year });
            if (row.Source is null)
                row.Fill(year.Source, year.Days);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (LostRace.Caused(exception))
        {
            // Another node starts at the same time and stored the same file.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes the stored calendar into use, if it is newer than the one in use.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // Versions only grow and years are never deleted, so the sum tells one state of the calendar from every other.
        var revision =
            await db.Set<CalendarYear>().SumAsync(year => (long)year.Version + 1, cancellationToken)
            + await light.RevisionAsync(cancellationToken);
        if (revision <= time.CalendarRevision)
            return;

        time.Use(await ReadAsync(cancellationToken));
        WarnOfMissingYears();
    }

    /// <summary>The calendar as the running transaction sees it.</summary>
    internal async Task<WorkCalendar> ReadAsync(CancellationToken cancellationToken) =>
        WorkCalendar.Of(
            await db.Set<CalendarYear>().AsNoTracking().ToListAsync(cancellationToken),
            await light.YellowWorkdaysAsync(cancellationToken),
            await light.RevisionAsync(cancellationToken)
        );

    private void WarnOfMissingYears()
    {
        foreach (var year in time.MissingYears)
            LogMissing(year);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The work calendar has no holidays for {Year}: days in it are counted with plain weekends. Enter the notice with PUT /api/calendar/{Year}"
    )]
    private partial void LogMissing(int year);
}
