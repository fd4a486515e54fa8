using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;

namespace Workflows.Instances.Overview;

/// <summary>An instance's journal as the office reads it: which step was reached and left when, and by whom; the newest first.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record InstanceStory(string InstanceId, PageRequest Page) : IRequest<Page<StoryLine>>;

/// <summary>Something that happened to an instance.</summary>
/// <param name="Sequence">Its number in the instance's life.</param>
/// <param name="At">When.</param>
/// <param name="Event">What.</param>
/// <param name="Step">At which step; null for what concerns the whole instance.</param>
/// <param name="Version">The version it ran then.</param>
/// <param name="Acts">Who decided the step, or is asked there.</param>
/// <param name="Message">What the step itself said.</param>
public sealed record StoryLine(
    long Sequence,
    DateTimeOffset At,
    StoryEvent Event,
    string? Step,
    int Version,
    IReadOnlyList<FlowStepAct> Acts,
    string? Message
);

/// <summary>What happens to instances.</summary>
public enum StoryEvent
{
    /// <summary>It began.</summary>
    Begun,

    /// <summary>A step was reached that waits.</summary>
    Waiting,

    /// <summary>A step is done.</summary>
    Done,

    /// <summary>A step was called off.</summary>
    CalledOff,

    /// <summary>A step failed.</summary>
    Failed,

    /// <summary>It was moved to another version.</summary>
    Migrated,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>It came to its end.</summary>
    Ended,
}

internal sealed class InstanceStoryHandler(WorkflowsDbContext db, PublishedGraphs graphs, StepActs stepActs)
    : IRequestHandler<InstanceStory, Page<StoryLine>>
{
    private const string Whole = "Elsa.Workflow";

    private static readonly string[] s_containers = [Whole, "Elsa.Flowchart", "Elsa.Sequence", "Elsa.StateMachine"];

    private static readonly Dictionary<string, StoryEvent> s_ofSteps = new(StringComparer.Ordinal)
    {
        [JournalEvents.Suspended] = StoryEvent.Waiting,
        [JournalEvents.Completed] = StoryEvent.Done,
        [JournalEvents.Canceled] = StoryEvent.CalledOff,
        [JournalEvents.Faulted] = StoryEvent.Failed,
    };

    private static readonly Dictionary<string, StoryEvent> s_ofWhole = new(StringComparer.Ordinal)
    {
        [JournalEvents.Started] = StoryEvent.Begun,
        [JournalEvents.WorkflowMigrated] = StoryEvent.Migrated,
        [JournalEvents.WorkflowCancelled] = StoryEvent.Cancelled,
        [JournalEvents.Completed] = StoryEvent.Ended,
    };

    public async Task<Page<StoryLine>> Handle(InstanceStory query, CancellationToken cancellationToken)
    {
        var versionId =
            await db.Set<WorkflowInstance>()
                .Where(row => row.Id == query.InstanceId)
                .Select(row => row.DefinitionVersionId)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程实例", query.InstanceId);
        var (ofSteps, ofWhole) = (s_ofSteps.Keys.ToArray(), s_ofWhole.Keys.ToArray());
        var page = await query.Page.ReadAsync(
            db.Set<JournalRecord>()
                .AsNoTracking()
                .Where(row => row.InstanceId == query.InstanceId)
                .Where(row =>
                    (row.ActivityType == Whole && ofWhole.Contains(row.EventName))
                    || (!s_containers.Contains(row.ActivityType) && ofSteps.Contains(row.EventName))
                )
                .OrderByDescending(row => row.Sequence),
            cancellationToken
        );
        var graph = await graphs.GetVersionAsync(versionId, cancellationToken);
        var acts = (await stepActs.OfAsync(query.InstanceId, onlyOf: null, cancellationToken)).ToLookup(
            act => act.ActivityId,
            StringComparer.Ordinal
        );
        return new Page<StoryLine>([.. page.Items.Select(row => Line(row, graph, acts[row.ActivityId]))], page.Total);
    }

    private static StoryLine Line(JournalRecord row, WorkflowGraph graph, IEnumerable<RoundAct> acts)
    {
        var isWhole = row.ActivityType == Whole;
        var entry = JsonSerializer.Deserialize<JournalEntry>(row.Entry, ElsaJson.Options)!;
        var what = (isWhole ? s_ofWhole : s_ofSteps)[row.EventName];
        return new StoryLine(
            row.Sequence,
            row.Timestamp,
            what,
            isWhole ? null : graph.FindActivity(row.ActivityId)?.Title ?? entry.ActivityName ?? row.ActivityId,
            entry.WorkflowVersion,
            isWhole ? [] : ActsAt(row, what, [.. acts]),
            what is StoryEvent.Failed ? entry.Message : null
        );
    }

    // A round is opened in the commit in which its step was reached, and decided when the step is done.
    private static List<FlowStepAct> ActsAt(JournalRecord row, StoryEvent what, List<RoundAct> acts)
    {
        var rounds = acts.Select(act => act.RoundOpenedAt).Distinct().Order().ToList();
        if (rounds.Count == 0)
            return [];
        var round =
            what is StoryEvent.Waiting
                ? rounds.MinBy(opened => (opened - row.Timestamp).Duration())
                : rounds.FindLast(opened => opened <= row.Timestamp);
        return [.. acts.Where(act => act.RoundOpenedAt == round).Select(act => act.Act)];
    }
}
