using MediatR;
using Workflows.Audit;
using Workflows.Commands;

namespace Workflows.Organization;

/// <summary>The office takes back what was said of a day: it is as its weekday again.</summary>
/// <param name="Day">The day.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ClearCalendarDay(DateOnly Day) : ICommand<CalendarYearView>;

internal sealed class ClearCalendarDayHandler(CalendarEdit edit, AuditTrail audit)
    : IRequestHandler<ClearCalendarDay, CalendarYearView>
{
    public async Task<CalendarYearView> Handle(ClearCalendarDay command, CancellationToken cancellationToken)
    {
        var year = await edit.FindOrAddAsync(command.Day.Year, cancellationToken);
        year.Clear(command.Day);
        audit.Add("calendar.clearDay", $"{command.Day:yyyy-MM-dd}恢复为普通日子", AuditSubject.None);
        await edit.TakeEffectAsync(cancellationToken);
        return CalendarYearView.Of(year);
    }
}
