using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>The years the calendar knows, in order.</summary>
public sealed record CalendarYearList : IRequest<IReadOnlyList<CalendarYearView>>;

/// <summary>One year, also one of which nothing is entered.</summary>
public sealed record CalendarYearDetails(int Year) : IRequest<CalendarYearView>;

/// <summary>A year of the calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">Title and number of the notice; null when none is entered.</param>
/// <param name="Days">The days that are not as their weekday.</param>
/// <param name="Workdays">How many days the office works in the year.</param>
/// <param name="Warning">Said when no notice is entered.</param>
public sealed record CalendarYearView(
    int Year,
    string? Source,
    IReadOnlyList<CalendarDay> Days,
    int Workdays,
    string? Warning
)
{
    internal static CalendarYearView Of(CalendarYear year)
    {
        var calendar = WorkCalendar.Of([year], WorkCalendar.DefaultYellowWorkdays);
        return new CalendarYearView(
            year.Year,
            year.Source,
            year.Days,
            calendar.WorkdaysBetween(new DateOnly(year.Year - 1, 12, 31), new DateOnly(year.Year, 12, 31)),
            year.Source is null ? $"{year.Year}年的放假安排还没有录入，按普通周末推算。" : null
        );
    }
}

internal sealed class CalendarYearHandler(WorkflowsDbContext db)
    : IRequestHandler<CalendarYearList, IReadOnlyList<CalendarYearView>>,
        IRequestHandler<CalendarYearDetails, CalendarYearView>
{
    public async Task<IReadOnlyList<CalendarYearView>> Handle(
        CalendarYearList query,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await db.Set<CalendarYear>().AsNoTracking().OrderBy(year => year.Year).ToListAsync(cancellationToken)
            ).Select(CalendarYearView.Of),
        ];

    public async Task<CalendarYearView> Handle(CalendarYearDetails query, CancellationToken cancellationToken)
    {
        if (query.Year is < CalendarRules.FirstYear or > CalendarRules.LastYear)
            throw new InvalidRequestException("year_out_of_range", "year", CalendarRules.YearMessage);

        var year = await db.Set<CalendarYear>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Year == query.Year, cancellationToken);
        return CalendarYearView.Of(year ?? new CalendarYear { Year = query.Year });
    }
}
