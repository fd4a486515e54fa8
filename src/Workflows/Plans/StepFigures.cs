using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
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

/// <summary>Counts the work items of steps; those of added signers are part of the signer's own.</summary>
internal sealed class StepFigures(WorkflowsDbContext db, LedgerQuery matching, OfficeTime office)
{
    // What decides for itself to send back, and what the one act of returning leaves (ReturnWorkItem).
    private static readonly string[] SentBack = [Outcomes.Return, "returned"];

    public async Task<IReadOnlyList<StepCount>> OfAsync(LedgerFilter filter, CancellationToken cancellationToken)
    {
        var items =
            from task in matching.Of(filter)
            join item in db.Set<WorkItem>() on task.Id equals item.TaskId
            join round in db.Set<ApprovalRound>() on item.RoundId equals round.Id
            where item.SponsorId == null && item.State != WorkItemState.Cancelled
            where filter.Flow == null || item.DefinitionId == filter.Flow
            orderby item.CreatedAt
            select new Visit(
                item.DefinitionId,
                round.ActivityId,
                item.Title,
                item.TaskId,
                item.CreatedAt,
                item.State == WorkItemState.Done ? item.CompletedAt : null,
                item.Outcome
            );
        var tallies = new Dictionary<(string Flow, string Step), Tally>();
        await foreach (var visit in items.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!tallies.TryGetValue((visit.Flow, visit.Step), out var tally))
                tallies[(visit.Flow, visit.Step)] = tally = new Tally();
            tally.Add(visit, office);
        }

        return [.. tallies.Select(pair => pair.Value.ToCount(pair.Key.Flow, pair.Key.Step))];
    }

    private sealed record Visit(
        string Flow,
        string Step,
        string Title,
        Guid TaskId,
        DateTimeOffset Since,
        DateTimeOffset? Until,
        string? Outcome
    );

    private sealed class Tally
    {
        private readonly HashSet<Guid> tasks = [];
        private string title = "";
        private int times;
        private int open;
        private int returns;
        private int workdays;

        public void Add(Visit visit, OfficeTime office)
        {
            tasks.Add(visit.TaskId);
            title = visit.Title;
            if (visit.Until is not { } until)
            {
                open++;
                return;
            }

            times++;
            workdays += office.WorkdaysBetween(OfficeTime.DayOf(visit.Since), OfficeTime.DayOf(until));
            if (SentBack.Contains(visit.Outcome, StringComparer.Ordinal))
                returns++;
        }

        public StepCount ToCount(string flow, string step) =>
            new(flow, step, title, tasks.Count, times, open, returns, times == 0 ? null : (double)workdays / times);
    }
}
