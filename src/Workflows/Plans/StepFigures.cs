using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>How long people took at a step of a flow, and how often they sent the matter back.</summary>
/// <param name="Flow">The definition.</param>
/// <param name="Step">The activity's id in it.</param>
/// <param name="Title">What the designer calls the step.</param>
/// <param name="Tasks">How many tasks came to it.</param>
/// <param name="Times">How many work items were decided there.</param>
/// <param name="Open">How many wait there now.</param>
/// <param name="Returns">How many of the decided sent the matter back.</param>
/// <param name="AverageWorkdays">Working days from arriving to being decided on average, as the record counts them; null with none decided.</param>
public sealed record StepCount(
    string Flow,
    string Step,
    string Title,
    int Tasks,
    int Times,
    int Open,
    int Returns,
    double? AverageWorkdays
);

/// <summary>Counts the work items of steps, in the database; those of added signers are part of the signer's own.</summary>
internal sealed class StepFigures(WorkflowsDbContext db, LedgerQuery matching)
{
    // What decides for itself to send back, and what the one act of returning leaves (ReturnWorkItem).
    internal static readonly string?[] SentBack = [Outcomes.Return, "returned"];

    /// <summary>The steps the tasks came to, in the order the first came.</summary>
    public async Task<IReadOnlyList<StepCount>> OfAsync(LedgerFilter filter, CancellationToken cancellationToken)
    {
        var visits =
            from task in matching.Of(filter)
            join item in db.Set<WorkItem>() on task.Id equals item.TaskId
            join round in db.Set<ApprovalRound>() on item.RoundId equals round.Id
            where item.SponsorId == null && item.State != WorkItemState.Cancelled
            where filter.Flow == null || item.DefinitionId == filter.Flow
            select new { item, round.ActivityId };
        var counts = await visits
            .GroupBy(visit => new { visit.item.DefinitionId, visit.ActivityId })
            .Select(group => new
            {
                group.Key,
                Title = group.Max(visit => visit.item.Title)!,
                First = group.Min(visit => visit.item.CreatedAt),
                Tasks = group.Select(visit => visit.item.TaskId).Distinct().Count(),
                Times = group.Count(visit => visit.item.State == WorkItemState.Done),
                Open = group.Count(visit => visit.item.State != WorkItemState.Done),
                Returns = group.Count(visit =>
                    visit.item.State == WorkItemState.Done && SentBack.Contains(visit.item.Outcome)
                ),
                Workdays = group.Average(visit => visit.item.Workdays),
            })
            .OrderBy(count => count.First)
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.Select(count => new StepCount(
                count.Key.DefinitionId,
                count.Key.ActivityId,
                count.Title,
                count.Tasks,
                count.Times,
                count.Open,
                count.Returns,
                count.Workdays
            )),
        ];
    }
}
