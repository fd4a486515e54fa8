using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Workflows.Organization;

/// <summary>The day a thing would be due by the office's rule for its source, or by a length given (建议时限).</summary>
/// <param name="Source">Kind of source, such as <c>minutes</c>; null when the length is given.</param>
/// <param name="From">The day the term begins after; today when not said.</param>
/// <param name="Length">How many days instead of the rule's.</param>
/// <param name="Unit">What kind of days instead of the rule's.</param>
public sealed record DueDayProposal(string? Source, DateOnly? From, int? Length, TermUnit? Unit)
    : IRequest<ProposedDueDay>;

/// <summary>A proposed day; nothing is set by it.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="From">The day it was counted from; the day after is the first.</param>
/// <param name="Length">How many days were counted.</param>
/// <param name="Unit">What kind of days.</param>
/// <param name="Source">The kind of source, if the rule was used.</param>
/// <param name="SourceName">What the office calls it.</param>
/// <param name="IsWorkday">Whether the office works on that day.</param>
/// <param name="Warning">What the office should look at, such as a year whose holidays are not entered.</param>
public sealed record ProposedDueDay(
    DateOnly DueOn,
    DateOnly From,
    int Length,
    TermUnit Unit,
    string? Source,
    string? SourceName,
    bool IsWorkday,
    string? Warning
);

internal sealed partial class DueDayProposalHandler(
    OfficeTime time,
    IOptions<TermOptions> terms,
    ILogger<DueDayProposalHandler> logger
) : IRequestHandler<DueDayProposal, ProposedDueDay>
{
    private const int Longest = 3650;

    public Task<ProposedDueDay> Handle(DueDayProposal query, CancellationToken cancellationToken)
    {
        var term = query.Source is { Length: > 0 } source ? Find(source) : null;
        if (term is null && query.Length is null)
            throw new InvalidRequestException("term_missing", "source", "请写明来源（source）或天数（length）。");

        var length = query.Length ?? term!.Length;
        var least = term?.Shortest ?? 1;
        if (length < least || length > Longest)
            throw new InvalidRequestException("term_out_of_range", "length", $"天数应为{least}到{Longest}。");

        var unit = query.Unit ?? term?.Unit ?? TermUnit.Working;
        var from = query.From ?? time.Today;
        if (from.Year is < CalendarRules.FirstYear or > CalendarRules.LastYear)
            throw new InvalidRequestException("day_out_of_range", "from", CalendarRules.YearMessage);

        var dueOn = unit is TermUnit.Working ? time.AddWorkdays(from, length) : from.AddDays(length);
        var warning = time.WarningOf(from, dueOn);
        if (warning is not null)
            LogMissing(from, dueOn);

        return Task.FromResult(
            new ProposedDueDay(
                dueOn,
                from,
                length,
                unit,
                term is null ? null : query.Source,
                term?.Name,
                time.IsWorkday(dueOn),
                warning
            )
        );
    }

    private SourceTerm Find(string source) =>
        terms.Value.BySource.TryGetValue(source, out var term)
            ? term
            : throw new InvalidRequestException(
                "unknown_source",
                "source",
                $"没有来源“{source}”的时限规则；可用的有{string.Join('、', terms.Value.BySource.Keys)}。"
            );

    [LoggerMessage(LogLevel.Warning, "A term from {From} to {DueOn} was counted in a year without its holidays")]
    private partial void LogMissing(DateOnly from, DateOnly dueOn);
}
