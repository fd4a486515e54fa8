using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>How departments, or sections of a plan, keep their tasks (统计).</summary>
/// <param name="By">What is counted together.</param>
/// <param name="PlanId">Only tasks of this plan.</param>
/// <param name="From">Only tasks handed out on this day or later.</param>
/// <param name="To">Only tasks handed out on this day or earlier.</param>
public sealed record SupervisionStatistics(StatisticsBy By, Guid? PlanId, DateOnly? From, DateOnly? To)
    : IRequest<IReadOnlyList<SupervisionCount>>;

/// <summary>What is counted together.</summary>
public enum StatisticsBy
{
    /// <summary>Tasks of one lead department.</summary>
    Department,

    /// <summary>Tasks of one section of a plan.</summary>
    Section,
}

/// <summary>What came of the tasks of a department or a section.</summary>
/// <param name="Key">The department's id, or the section's number.</param>
/// <param name="Name">What to call it.</param>
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

internal sealed class SupervisionStatisticsHandler(WorkflowsDbContext db, OfficeTime office)
    : IRequestHandler<SupervisionStatistics, IReadOnlyList<SupervisionCount>>
{
    public async Task<IReadOnlyList<SupervisionCount>> Handle(
        SupervisionStatistics query,
        CancellationToken cancellationToken
    )
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var counts =
            query.By is StatisticsBy.Department
                ? await CountAsync(Matching(query).GroupBy(task => task.LeadDepartmentId.ToString()), cancellationToken)
                : await CountAsync(Matching(query).GroupBy(task => task.SectionNumber ?? ""), cancellationToken);
        return
        [
            .. counts
                .Select(count => count.ToView(NameOf(query.By, count.Key, directory)))
                .OrderByDescending(count => count.Tasks)
                .ThenBy(count => count.Key, StringComparer.Ordinal),
        ];
    }

    private IQueryable<PlanTask> Matching(SupervisionStatistics query)
    {
        var tasks = db.Set<PlanTask>().Where(task => task.HandedOutAt != null);
        if (query.PlanId is { } plan)
            tasks = tasks.Where(task => task.PlanId == plan);
        if (query.From is { } from)
        {
            var first = OfficeTime.At(from, TimeOnly.MinValue);
            tasks = tasks.Where(task => task.HandedOutAt >= first);
        }

        if (query.To is { } to)
        {
            var end = OfficeTime.At(to.AddDays(1), TimeOnly.MinValue);
            tasks = tasks.Where(task => task.HandedOutAt < end);
        }

        return tasks;
    }

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

    private static string NameOf(StatisticsBy by, string key, DepartmentDirectory directory) =>
        by is StatisticsBy.Department ? directory.Get(Guid.Parse(key)).ShortName
        : key.Length == 0 ? "（无章节）"
        : key;

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

        public SupervisionCount ToView(string name) =>
            new(
                Key,
                name,
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
