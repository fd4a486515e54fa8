using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;

namespace Workflows.Organization;

/// <summary>The office enters a year as its notice has it, in place of what was there (录入放假安排).</summary>
/// <param name="Year">The year, from the address.</param>
/// <param name="Source">Title, number and day of the notice.</param>
/// <param name="Days">The days off and the weekend days worked.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ReplaceCalendarYear(
    [property: JsonIgnore] int Year,
    string Source,
    IReadOnlyList<CalendarDay> Days
) : ICommand<CalendarYearView>;

internal sealed class ReplaceCalendarYearValidator : AbstractValidator<ReplaceCalendarYear>
{
    public ReplaceCalendarYearValidator()
    {
        RuleFor(command => command.Year)
            .InclusiveBetween(CalendarRules.FirstYear, CalendarRules.LastYear)
            .WithMessage(CalendarRules.YearMessage);
        RuleFor(command => command.Source)
            .NotEmpty()
            .MaximumLength(CalendarRules.LongestSource)
            .WithMessage("请写明依据，如通知的标题、文号和日期。");
        RuleFor(command => command.Days).NotEmpty().WithMessage("请列出放假和调休上班的日子。");
        RuleForEach(command => command.Days)
            .Must((command, day) => day is not null && day.Day.Year == command.Year)
            .WithMessage(command => $"日子必须在{command.Year}年。");
        RuleForEach(command => command.Days)
            .Must(day => day is null || (day.Note?.Length ?? 0) <= CalendarRules.LongestNote)
            .WithMessage($"说明不超过{CalendarRules.LongestNote}字。");
        RuleFor(command => command.Days)
            .Must(days =>
                days is null
                || days.Where(day => day is not null).GroupBy(day => day.Day).All(same => same.Count() == 1)
            )
            .WithMessage("同一个日子列了两次。");
    }
}

internal sealed class ReplaceCalendarYearHandler(CalendarEdit edit, AuditTrail audit)
    : IRequestHandler<ReplaceCalendarYear, CalendarYearView>
{
    public async Task<CalendarYearView> Handle(ReplaceCalendarYear command, CancellationToken cancellationToken)
    {
        var year = await edit.FindOrAddAsync(command.Year, cancellationToken);
        year.Replace(command.Source.Trim(), command.Days);
        audit.Add(
            "calendar.replaceYear",
            $"录入{command.Year}年放假安排：{command.Source.Trim()}，放假{Count(CalendarDayKind.Holiday)}天，调休上班{Count(CalendarDayKind.Working)}天",
            AuditSubject.None
        );
        await edit.TakeEffectAsync(cancellationToken);
        return CalendarYearView.Of(year);

        int Count(CalendarDayKind kind) => command.Days.Count(day => day.Kind == kind);
    }
}
