using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>What every change of the calendar does around it.</summary>
internal sealed class CalendarEdit(WorkflowsDbContext db, CalendarStore store, IMediator mediator)
{
    /// <summary>The year's row, to be changed in this commit.</summary>
    public async Task<CalendarYear> FindOrAddAsync(int year, CancellationToken cancellationToken)
    {
        var row = await db.Set<CalendarYear>().SingleOrDefaultAsync(found => found.Year == year, cancellationToken);
        if (row is null)
            db.Add(row = new CalendarYear { Year = year });

        return row;
    }

    /// <summary>Writes the change and lets what hangs on working days follow it, in the same commit.</summary>
    public async Task TakeEffectAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new CalendarChanged(await store.ReadAsync(cancellationToken)), cancellationToken);
    }
}

/// <summary>Working days are others from this commit on.</summary>
/// <param name="Calendar">The calendar as it will be.</param>
public sealed record CalendarChanged(WorkCalendar Calendar) : INotification;
