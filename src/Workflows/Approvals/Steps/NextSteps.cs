using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Substitutions;

namespace Workflows.Approvals;

/// <summary>Who gets a work item's flow next, by each outcome, as things stand now; nothing is stored. Nothing is said of an item that is not the asking person's.</summary>
public sealed record NextSteps(Guid WorkItemId) : IRequest<IReadOnlyList<OutcomePreview>>;

/// <summary>What an outcome would lead to.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Steps">Who would be asked next; empty when nobody would.</param>
/// <param name="IsEnd">Whether the flow would be at its end.</param>
/// <param name="WaitsForOthers">Whether other signers of this same step are to be heard first.</param>
public sealed record OutcomePreview(
    string Outcome,
    IReadOnlyList<NextStep> Steps,
    bool IsEnd = false,
    bool WaitsForOthers = false
);

/// <summary>Somebody who would be asked.</summary>
/// <param name="Title">The step.</param>
/// <param name="Department">Whose business it would be.</param>
/// <param name="Role">The role that is needed there.</param>
/// <param name="People">The person, or those of the pool.</param>
public sealed record NextStep(string Title, DepartmentRef Department, Role Role, IReadOnlyList<PersonRef> People);

// The engine is pure: the flow is run in memory, and what it would wait for is only read off.
internal sealed class NextStepsHandler(
    WorkflowsDbContext db,
    PublishedGraphs graphs,
    PublishedDefinitions published,
    WorkflowRunner runner,
    WorkItemOpening opening,
    FormValues values,
    StandIns standIns,
    Caller caller,
    OfficeTime office
) : IRequestHandler<NextSteps, IReadOnlyList<OutcomePreview>>
{
    public async Task<IReadOnlyList<OutcomePreview>> Handle(NextSteps query, CancellationToken cancellationToken)
    {
        var item = await ReadAsync(query.WorkItemId, cancellationToken);
        var holder = await HolderAsync(item, cancellationToken);
        if (holder is null || item.State is not WorkItemState.Open)
            return [];

        var previews = new List<OutcomePreview>();
        foreach (var outcome in item.Outcomes)
            previews.Add(await PreviewAsync(item.Id, outcome, holder, cancellationToken));
        return previews;
    }

    private async Task<Person?> HolderAsync(WorkItem item, CancellationToken cancellationToken) =>
        item.MayBeDecidedBy(caller.Person)
            ? caller.Person
            : (await standIns.OfCallerAsync(cancellationToken)).FirstOrDefault(other => other.MayDecide(item))?.Person;

    private async Task<WorkItem> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<WorkItem>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
        ?? throw new NotFoundException("待办", id);

    private async Task<OutcomePreview> PreviewAsync(
        Guid itemId,
        WorkItemOutcome outcome,
        Person holder,
        CancellationToken cancellationToken
    )
    {
        var roundId = (await ReadAsync(itemId, cancellationToken)).RoundId;
        var round = await db.Set<ApprovalRound>()
            .AsNoTracking()
            .SingleAsync(row => row.Id == roundId, cancellationToken);
        var items = await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(row => row.RoundId == roundId)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken);
        var item = items.Single(row => row.Id == itemId);
        item.Decide(outcome.Name, caller.Person, outcome.DisplayName, office, holder);
        var turn = new Turn(round, items, item);
        if (turn.Count() is { } stepOutcome)
            return stepOutcome == Outcomes.Reject
                ? new OutcomePreview(outcome.Name, [], IsEnd: true)
                : await RunAsync(item, outcome.Name, stepOutcome, cancellationToken);

        var asked = turn.Ballot.Asked();
        return new OutcomePreview(
            outcome.Name,
            await ViewAsync(
                [
                    .. items
                        .Where(other => asked.Contains(other.Id))
                        .Select(other => new Asked(other.Title, other.Role, other.DepartmentId, other.AssigneeId)),
                ],
                cancellationToken
            ),
            WaitsForOthers: true
        );
    }

    private async Task<OutcomePreview> RunAsync(
        WorkItem item,
        string outcome,
        string stepOutcome,
        CancellationToken cancellationToken
    )
    {
        var instance = await db.Set<WorkflowInstance>()
            .AsNoTracking()
            .SingleAsync(row => row.Id == item.WorkflowInstanceId, cancellationToken);
        var graph = await graphs.GetVersionAsync(instance.DefinitionVersionId, cancellationToken);
        await published.LoadForAsync(graph, cancellationToken);
        var state = WorkflowStateSerializer.Deserialize(instance.State, graph);
        if (!state.Bookmarks.Any(bookmark => bookmark.Id == item.BookmarkId))
            return new OutcomePreview(outcome, []);

        var burst = runner.Resume(
            graph,
            state,
            item.BookmarkId,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [HumanActivity.OutcomeKey] = stepOutcome,
                [HumanActivity.ValuesKey] =
                    item.Form.Count == 0
                        ? null
                        : await values.OfAsync(item.TaskId, item.WorkflowInstanceId, cancellationToken),
            }
        );
        var opened = new List<Asked>();
        foreach (var bookmark in burst.BookmarksCreated.Where(row => row.Name == HumanActivity.BookmarkName))
            opened.AddRange(
                await opening.AskedAsync(instance, bookmark.Read<WorkItemRequest>()!, item.RoundId, cancellationToken)
            );
        return new OutcomePreview(
            outcome,
            await ViewAsync(opened, cancellationToken),
            IsEnd: burst.State.Status is WorkflowStatus.Finished
        );
    }

    private async Task<IReadOnlyList<NextStep>> ViewAsync(
        IReadOnlyList<Asked> asked,
        CancellationToken cancellationToken
    )
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var departments = asked.Select(row => row.DepartmentId).ToList();
        var assignees = asked.Select(row => row.PersonId).OfType<Guid>().ToList();
        var people = await db.Set<Person>()
            .AsNoTracking()
            .Where(person => departments.Contains(person.DepartmentId) || assignees.Contains(person.Id))
            .OrderBy(person => person.Name)
            .ToListAsync(cancellationToken);
        return
        [
            .. asked.Select(row => new NextStep(
                row.Title,
                DepartmentRef.To(directory.Get(row.DepartmentId)),
                row.Role,
                [
                    .. people
                        .Where(person =>
                            row.PersonId is { } id
                                ? person.Id == id
                                : person.DepartmentId == row.DepartmentId && person.Is(row.Role)
                        )
                        .Select(person => new PersonRef(person.Id, person.Name)),
                ]
            )),
        ];
    }
}
