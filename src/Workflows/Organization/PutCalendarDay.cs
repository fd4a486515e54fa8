using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;

namespace Workflows.Organization;

/// <summary>The office makes one day a day off or a working day (调整某一天).</summary>
/// <param name="Day">The day, from the address.</param>
/// <param name="Kind">Off or at work.</param>
/// <param name="Note">Why.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PutCalendarDay(
    [property: JsonIgnore] DateOnly Day,
    [property: JsonRequired] CalendarDayKind Kind,
    string Note
) : ICommand<CalendarYearView>;

internal sealed class PutCalendarDayValidator : AbstractValidator<PutCalendarDay>
{
    public PutCalendarDayValidator()
    {
        RuleFor(command => command.Day)
            .Must(day => day.Year is >= CalendarRules.FirstYear and <= CalendarRules.LastYear)
            .WithMessage(CalendarRules.YearMessage);
        RuleFor(command => command.Note)
            .NotEmpty()
            .MaximumLength(CalendarRules.LongestNote)
            .WithMessage($"请写明原因（不超过{CalendarRules.LongestNote}字）。");
    }
}

internal sealed class PutCalendarDayHandler(CalendarEdit edit, AuditTrail audit)
    : IRequestHandler<PutCalendarDay, CalendarYearView>
{
    public async Task<CalendarYearView> Handle(PutCalendarDay command, CancellationToken cancellationToken)
    {
        var year = await edit.FindOrAddAsync(command.Day.Year, cancellationToken);
        year.Put(new CalendarDay(command.Day, command.Kind, command.Note.Trim()));
        audit.Add(
            "calendar.putDay",
            $"{command.Day:yyyy-MM-dd}设为{(command.Kind is CalendarDayKind.Holiday ? "放假" : "上班")}",
            AuditSubject.None,
            command.Note.Trim()
        );
        await edit.TakeEffectAsync(cancellationToken);
        return CalendarYearView.Of(year);
    }
}
