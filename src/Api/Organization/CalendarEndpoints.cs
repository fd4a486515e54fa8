using MediatR;
using Workflows.Organization;

namespace Workflows.Api.Organization;

internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder app)
    {
        var calendar = app.MapGroup("/api/calendar").WithTags("工作日历 Calendar");

        calendar.MapGet("/", ListAsync).WithName("ListCalendarYears");
        calendar.MapGet("/{year:int}", GetAsync).WithName("GetCalendarYear");
        calendar.MapPut("/{year:int}", ReplaceAsync).WithName("ReplaceCalendarYear");
        calendar.MapPut("/days/{day}", PutAsync).WithName("PutCalendarDay");
        calendar.MapDelete("/days/{day}", ClearAsync).WithName("ClearCalendarDay");
        calendar.MapGet("/due-day", ProposeAsync).WithName("ProposeDueDay");
    }

    /// <summary>The years the calendar knows.</summary>
    private static Task<IReadOnlyList<CalendarYearView>> ListAsync(
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new CalendarYearList(), cancellationToken);

    /// <summary>One year: its notice, and the days that are not as their weekday.</summary>
    private static Task<CalendarYearView> GetAsync(int year, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new CalendarYearDetails(year), cancellationToken);

    /// <summary>The office enters a year as its notice has it.</summary>
    private static Task<CalendarYearView> ReplaceAsync(
        int year,
        ReplaceCalendarYear command,
        IMediator mediator,
        CalendarStore store,
        CancellationToken cancellationToken
    ) => ChangeAsync(command with { Year = year }, mediator, store, cancellationToken);

    /// <summary>The office makes one day a day off or a working day.</summary>
    private static Task<CalendarYearView> PutAsync(
        DateOnly day,
        PutCalendarDay command,
        IMediator mediator,
        CalendarStore store,
        CancellationToken cancellationToken
    ) => ChangeAsync(command with { Day = day }, mediator, store, cancellationToken);

    /// <summary>A day is as its weekday again.</summary>
    private static Task<CalendarYearView> ClearAsync(
        DateOnly day,
        IMediator mediator,
        CalendarStore store,
        CancellationToken cancellationToken
    ) => ChangeAsync(new ClearCalendarDay(day), mediator, store, cancellationToken);

    /// <summary>The day something would be due, by the office's rule for its source or by a length given; nothing is set.</summary>
    private static Task<ProposedDueDay> ProposeAsync(
        string? source,
        DateOnly? from,
        int? length,
        string? unit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new DueDayProposal(source, from, length, UnitOf(unit)), cancellationToken);

    private static TermUnit? UnitOf(string? unit) =>
        unit switch
        {
            null => null,
            "working" => TermUnit.Working,
            "calendar" => TermUnit.Calendar,
            _ => throw new InvalidRequestException(
                "unknown_unit",
                "unit",
                "unit 只能是 working（工作日）或 calendar（自然日）。"
            ),
        };

    // After the commit; should the process die in between, it reads the calendar at its next start anyway.
    private static async Task<CalendarYearView> ChangeAsync(
        IRequest<CalendarYearView> command,
        IMediator mediator,
        CalendarStore store,
        CancellationToken cancellationToken
    )
    {
        var year = await mediator.Send(command, cancellationToken);
        await store.RefreshAsync(cancellationToken);
        return year;
    }
}
