using System.Linq.Expressions;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>By what a ledger is ordered.</summary>
public enum LedgerOrder
{
    /// <summary>As plans and their documents have it.</summary>
    Document,

    /// <summary>By lead department, in the organisation's order.</summary>
    Lead,

    /// <summary>By how far tasks are.</summary>
    Status,

    /// <summary>By the day they are due; those without one come last.</summary>
    DueOn,

    /// <summary>By the share last reported.</summary>
    Progress,

    /// <summary>By how often results were sent back.</summary>
    Returns,

    /// <summary>By when they were handed out.</summary>
    HandedOut,

    /// <summary>By when their results were approved; those without come last.</summary>
    Completed,
}

/// <summary>Puts the tasks of a ledger in order; among equals that of plans and documents.</summary>
internal static class LedgerOrdering
{
    public static IQueryable<PlanTask> InOrder(
        this IQueryable<PlanTask> tasks,
        LedgerOrder order,
        bool isDescending,
        WorkflowsDbContext db
    ) =>
        order switch
        {
            LedgerOrder.Lead => tasks.By(
                task =>
                    db.Set<Department>()
                        .Where(department => department.Id == task.LeadDepartmentId)
                        .Select(department => department.Order)
                        .First(),
                isDescending
            ),
            LedgerOrder.Status => tasks.By(
                task =>
                    task.Status == PlanTaskStatus.AwaitingAssignment ? 0
                    : task.Status == PlanTaskStatus.AwaitingAcceptance ? 1
                    : task.Status == PlanTaskStatus.InProgress ? 2
                    : task.Status == PlanTaskStatus.InReview ? 3
                    : task.Status == PlanTaskStatus.Completed ? 4
                    : task.Status == PlanTaskStatus.Closed ? 5
                    : task.Status == PlanTaskStatus.Archived ? 6
                    : 7,
                isDescending
            ),
            LedgerOrder.DueOn => tasks
                .OrderBy(task => task.DueOn == null)
                .Then(task => task.DueOn, isDescending)
                .InDocumentOrder(),
            LedgerOrder.Progress => tasks.By(
                task =>
                    db.Set<ProgressReport>()
                        .Where(report => report.TaskId == task.Id && report.Status == ReportStatus.Approved)
                        .OrderByDescending(report => report.SubmittedAt)
                        .Select(report => (int?)report.Percent)
                        .FirstOrDefault()
                    ?? 0,
                isDescending
            ),
            LedgerOrder.Returns => tasks.By(task => task.ReturnCount, isDescending),
            LedgerOrder.HandedOut => tasks
                .OrderBy(task => task.HandedOutAt == null)
                .Then(task => task.HandedOutAt, isDescending)
                .InDocumentOrder(),
            LedgerOrder.Completed => tasks
                .OrderBy(task => task.CompletedAt == null)
                .Then(task => task.CompletedAt, isDescending)
                .InDocumentOrder(),
            _ => isDescending
                ? tasks.OrderByDescending(task => task.PlanId).ThenByDescending(task => task.Order)
                : tasks.OrderBy(task => task.PlanId).ThenBy(task => task.Order),
        };

    private static IQueryable<PlanTask> By(
        this IQueryable<PlanTask> tasks,
        Expression<Func<PlanTask, int>> key,
        bool isDescending
    ) => (isDescending ? tasks.OrderByDescending(key) : tasks.OrderBy(key)).InDocumentOrder();

    private static IOrderedQueryable<PlanTask> Then<TKey>(
        this IOrderedQueryable<PlanTask> tasks,
        Expression<Func<PlanTask, TKey>> key,
        bool isDescending
    ) => isDescending ? tasks.ThenByDescending(key) : tasks.ThenBy(key);

    private static IOrderedQueryable<PlanTask> InDocumentOrder(this IOrderedQueryable<PlanTask> tasks) =>
        tasks.ThenBy(task => task.PlanId).ThenBy(task => task.Order);
}
