using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>How departments, or sections of a plan, keep their tasks (统计).</summary>
/// <param name="By">What is counted together.</param>
/// <param name="Filter">Which tasks are counted.</param>
/// <param name="Day">Which of their days puts tasks into a month.</param>
/// <param name="From">Only those whose day is this one or later.</param>
/// <param name="To">Only those whose day is this one or earlier.</param>
public sealed record SupervisionStatistics(
    StatisticsBy By,
    LedgerFilter Filter,
    TaskDay Day = TaskDay.HandedOut,
    DateOnly? From = null,
    DateOnly? To = null
) : IRequest<IReadOnlyList<SupervisionCount>>
{
    /// <summary>Which tasks are counted, the days regarded.</summary>
    internal LedgerFilter During => Filter.During(Day, From, To);
}

/// <summary>What is counted together.</summary>
public enum StatisticsBy
{
    /// <summary>Tasks of one lead department.</summary>
    Department,

    /// <summary>Tasks of one section of a plan.</summary>
    Section,

    /// <summary>Tasks whose day lies in one month.</summary>
    Month,
}

/// <summary>What came of the tasks of a department, a section or a month.</summary>
/// <param name="Key">The department's id, the section's number as <see cref="LedgerFilter.Section"/> takes it, or the month's first day.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Plan">The plan of a section.</param>
/// <param name="Tasks">Tasks handed out.</param>
/// <param name="Completed">Of them those whose result was approved.</param>
/// <param name="Terminated">Of them those given up.</param>
/// <param name="Overdue">Of them those under way whose term has passed.</param>
/// <param name="CompletedOnTime">Of the completed those that kept their term; one without a term keeps it.</param>
/// <param name="OnTimeRate">Share of the completed that kept their term, 0 to 1; null with none completed.</param>
/// <param name="Returns">How often results were sent back.</param>
/// <param name="Extensions">How often terms were extended.</param>
/// <param name="LateAcceptances">How many were accepted too late.</param>
/// <param name="AverageWorkdays">Working days from hand-out to approval on average; null with none completed.</param>
public sealed record SupervisionCount(
    string Key,
    string Name,
    PlanRef? Plan,
    int Tasks,
    int Completed,
    int Terminated,
    int Overdue,
    int CompletedOnTime,
    double? OnTimeRate,
    int Returns,
    int Extensions,
    int LateAcceptances,
    double? AverageWorkdays
);

internal sealed class SupervisionStatisticsHandler(WorkflowsDbContext db, LedgerQuery matching, OfficeTime office)
    : IRequestHandler<SupervisionStatistics, IReadOnlyList<SupervisionCount>>
{
    // Two years of months are read at a glance; a term of office has more.
    private const int MostMonths = 24;

    public Task<IReadOnlyList<SupervisionCount>> Handle(
        SupervisionStatistics query,
        CancellationToken cancellationToken
    ) =>
        query.By switch
        {
            StatisticsBy.Department => DepartmentsAsync(query.During, cancellationToken),
            StatisticsBy.Section => SectionsAsync(query.During, cancellationToken),
            _ => MonthsAsync(query, cancellationToken),
        };

    private async Task<IReadOnlyList<SupervisionCount>> DepartmentsAsync(
        LedgerFilter filter,
        CancellationToken cancellationToken
    )
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var counts = await CountAsync(
            matching.Of(filter).GroupBy(task => task.LeadDepartmentId.ToString()),
            cancellationToken
        );
        return
        [
            .. counts
                .Select(count => count.ToView(count.Key, directory.Get(Guid.Parse(count.Key)).ShortName))
                .OrderByDescending(count => count.Tasks)
                .ThenBy(count => count.Key, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<SupervisionCount>> SectionsAsync(
        LedgerFilter filter,
        CancellationToken cancellationToken
    )
    {
        var counts = await CountAsync(
            matching.Of(filter).GroupBy(task => task.PlanId.ToString() + "/" + (task.SectionNumber ?? "")),
            cancellationToken
        );
        var planIds = counts.Select(count => Place(count).PlanId).Distinct().ToList();
        var plans = await db.Set<Plan>()
            .AsNoTracking()
            .Include(plan => plan.Sections)
            .Where(plan => planIds.Contains(plan.Id))
            .ToDictionaryAsync(plan => plan.Id, cancellationToken);
        return
        [
            .. counts
                .Select(count => (Count: count, Place(count).Number, Plan: plans[Place(count).PlanId]))
                .Select(row =>
                    (row.Count, row.Number, row.Plan, Section: row.Plan.Sections.Find(one => one.Number == row.Number))
                )
                .OrderBy(row => row.Plan.Id)
                .ThenBy(row => row.Section?.Order ?? int.MaxValue)
                .Select(row =>
                    row.Count.ToView(
                        row.Number.Length == 0 ? LedgerFilter.NoSection : row.Number,
                        row.Number.Length == 0 ? "（无章节）"
                            : row.Section is { } section ? $"{section.Number}、{section.Title}"
                            : row.Number,
                        new PlanRef(row.Plan.Id, row.Plan.Title)
                    )
                ),
        ];

        static (Guid PlanId, string Number) Place(Count count)
        {
            var parts = count.Key.Split('/', 2);
            return (Guid.Parse(parts[0]), parts[1]);
        }
    }

    // A month is the office's, which no database counts by itself; each is a query of its own.
    private async Task<IReadOnlyList<SupervisionCount>> MonthsAsync(
        SupervisionStatistics query,
        CancellationToken cancellationToken
    )
    {
        if (
            await FirstAndLastAsync(matching.Of(query.During), query.Day, cancellationToken)
            is not
            (var first, var last)
        )
            return [];

        var months = new List<SupervisionCount>();
        for (
            var month = FirstOf(last);
            month >= FirstOf(first) && months.Count < MostMonths;
            month = month.AddMonths(-1)
        )
        {
            var days = query.Filter.During(
                query.Day,
                Later(query.From, month),
                Earlier(query.To, month.AddMonths(1).AddDays(-1))
            );
            var counts = await CountAsync(matching.Of(days).GroupBy(task => ""), cancellationToken);
            months.AddRange(
                counts.Select(count =>
                    count.ToView(
                        month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        $"{month.Year}年{month.Month}月"
                    )
                )
            );
        }

        months.Reverse();
        return months;
    }

    private static async Task<(DateOnly First, DateOnly Last)?> FirstAndLastAsync(
        IQueryable<PlanTask> tasks,
        TaskDay day,
        CancellationToken cancellationToken
    )
    {
        if (day is TaskDay.Due)
            return
                await tasks.MinAsync(task => task.DueOn, cancellationToken) is { } from
                && await tasks.MaxAsync(task => task.DueOn, cancellationToken) is { } to
                ? (from, to)
                : null;

        var moments = tasks.Select(task => day == TaskDay.Completed ? task.CompletedAt : task.HandedOutAt);
        return
            await moments.MinAsync(cancellationToken) is { } first
            && await moments.MaxAsync(cancellationToken) is { } last
            ? (OfficeTime.DayOf(first), OfficeTime.DayOf(last))
            : null;
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;

    private Task<List<Count>> CountAsync(
        IQueryable<IGrouping<string, PlanTask>> groups,
        CancellationToken cancellationToken
    )
    {
        var today = office.Today;
        return groups
            .Select(group => new Count
            {
                Key = group.Key,
                Tasks = group.Count(),
                Completed = group.Count(task => task.CompletedAt != null),
                Terminated = group.Count(task => task.Status == PlanTaskStatus.Terminated),
                Overdue = group.Count(task =>
                    task.DueOn < today
                    && task.CompletedAt == null
                    && task.Status != PlanTaskStatus.Terminated
                    && task.Status != PlanTaskStatus.Suspended
                ),
                CompletedLate = group.Count(task => task.CompletedLate),
                Returns = group.Sum(task => task.ReturnCount),
                Extensions = group.Sum(task => task.ExtensionCount),
                LateAcceptances = group.Count(task => task.AcceptedLate),
                Workdays = group.Average(task => task.WorkdaysTaken),
            })
            .ToListAsync(cancellationToken);
    }

    private sealed class Count
    {
        public required string Key { get; init; }
        public int Tasks { get; init; }
        public int Completed { get; init; }
        public int Terminated { get; init; }
        public int Overdue { get; init; }
        public int CompletedLate { get; init; }
        public int Returns { get; init; }
        public int Extensions { get; init; }
        public int LateAcceptances { get; init; }
        public double? Workdays { get; init; }

        public SupervisionCount ToView(string key, string name, PlanRef? plan = null) =>
            new(
                key,
                name,
                plan,
                Tasks,
                Completed,
                Terminated,
                Overdue,
                Completed - CompletedLate,
                Completed == 0 ? null : (double)(Completed - CompletedLate) / Completed,
                Returns,
                Extensions,
                LateAcceptances,
                Workdays
            );
    }
}
