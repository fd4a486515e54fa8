using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Copies;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Inbox;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;
using Workflows.Reminders;

namespace Workflows.Trials;

/// <summary>Reads what became of a trial.</summary>
/// <param name="Seed">What it began with.</param>
/// <param name="Moments">The start and each act.</param>
/// <param name="Refusal">What was refused.</param>
/// <param name="Warnings">What publishing warned of.</param>
internal sealed record TrialReport(
    TrialSeed Seed,
    IReadOnlyList<TrialMoment> Moments,
    TrialRefusal? Refusal,
    IReadOnlyList<DefinitionProblem> Warnings
) : IRequest<TrialView>;

internal sealed class TrialReportHandler(
    WorkflowsDbContext db,
    IMediator mediator,
    WorkItemViews views,
    FlowPictures pictures,
    OfficeTime time
) : IRequestHandler<TrialReport, TrialView>
{
    // Publishing is how a trial gets its flow, and nothing that comes of the flow.
    private const string Publishing = "definition.publish";

    public async Task<TrialView> Handle(TrialReport report, CancellationToken cancellationToken)
    {
        var instance = await mediator.Send(new TriedInstance(report.Seed.Version.DefinitionId), cancellationToken);
        var flow = await pictures.OfAsync(instance?.Id, onlyOf: null, cancellationToken);
        var places = await mediator.Send(new TrialPlaces(), cancellationToken);
        var open = places.Where(place => place.Item.State is WorkItemState.Open).ToList();
        var items = await views.OfAsync([.. open.Select(place => place.Item)], cancellationToken);
        var next = await mediator.Send(new TrialNext(), cancellationToken);
        return new TrialView(
            report.Seed.Version.DefinitionId,
            report.Seed.Version.Title,
            report.Seed.Version.Version,
            report.Seed.Version.IsPublished,
            report.Seed.Described,
            time.Now,
            flow,
            await StepsAsync(report.Moments, places, instance, flow, cancellationToken),
            [.. open.Zip(items, (place, item) => new TrialItem(place.Key, place.Asked, item, ChoicesOf(item)))],
            [
                .. (await mediator.Send(new TrialReaders(), cancellationToken)).Select(copy => new TrialReader(
                    copy.Key,
                    copy.Person,
                    copy.Title
                )),
            ],
            await OthersAsync(instance, flow, cancellationToken),
            next is { Kind: TrialDueKind.Timer } ? next with { Title = TitleOf(flow, next.Title) } : next,
            TriedInstance.EndOf(instance),
            report.Refusal,
            report.Warnings
        );
    }

    private async Task<IReadOnlyList<TrialStep>> StepsAsync(
        IReadOnlyList<TrialMoment> moments,
        IReadOnlyList<TrialPlace> places,
        WorkflowInstance? instance,
        TaskFlowView flow,
        CancellationToken cancellationToken
    )
    {
        var asked = places.ToDictionary(place => place.Key, place => place.Asked, StringComparer.Ordinal);
        var record = (await db.Set<AuditRecord>().AsNoTracking().ToListAsync(cancellationToken))
            .Where(row => row.Action != Publishing)
            .OrderBy(row => row.Sequence)
            .ToLookup(row => row.At, SentenceOf);
        var told = await ToldAsync(cancellationToken);
        var sent = (await db.Set<OutboxMessage>().AsNoTracking().ToListAsync(cancellationToken))
            .Where(row => TrialSending.Tells(row.Kind))
            .OrderBy(row => row.Id)
            .ToLookup(row => row.CreatedAt, TrialSending.SentenceOf);
        var passed = await PassedAsync(instance, flow, cancellationToken);
        var incidents = await IncidentsAsync(flow, cancellationToken);
        return
        [
            .. moments.Select(moment => new TrialStep(
                moment.At,
                [.. record[moment.At]],
                [.. passed[moment.At]],
                [.. moment.Asked.Select(key => asked[key])],
                [.. told[moment.At]],
                [.. sent[moment.At]],
                [.. incidents[moment.At].Concat(moment.Failures)]
            )),
        ];
    }

    private static string SentenceOf(AuditRecord row) =>
        $"{(row.PersonName is null ? "" : $"{row.PersonName}　")}{row.Summary}";

    // Steps that ask somebody are told by who is asked.
    private async Task<ILookup<DateTimeOffset, string>> PassedAsync(
        WorkflowInstance? instance,
        TaskFlowView flow,
        CancellationToken cancellationToken
    )
    {
        var id = instance?.Id;
        var silent = flow
            .Steps.Where(step => step.Acts.Count == 0)
            .ToDictionary(step => step.Drawn.Id, step => step.Drawn.Title, StringComparer.Ordinal);
        var rows = await db.Set<ActivityExecutionRow>()
            .Where(row => row.InstanceId == id)
            .OrderBy(row => row.Sequence)
            .Select(row => new { row.ActivityNodeId, row.StartedAt })
            .ToListAsync(cancellationToken);
        return rows.Select(row => (row.StartedAt, StepId: row.ActivityNodeId.Split(':')[^1]))
            .Where(row => silent.ContainsKey(row.StepId))
            .ToLookup(row => row.StartedAt, row => silent[row.StepId]);
    }

    private async Task<ILookup<DateTimeOffset, TrialMessage>> ToldAsync(CancellationToken cancellationToken)
    {
        var people = await db.Set<Person>()
            .ToDictionaryAsync(person => person.Id, person => new PersonRef(person.Id, person.Name), cancellationToken);
        var copies = await db.Set<PersonalCopy>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var notices = await db.Set<Notice>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return copies
            .Select(row =>
                (
                    row.CreatedAt,
                    Message: new TrialMessage(
                        row.Kind is CopyKind.Copy ? TrialMessageKind.Copy : TrialMessageKind.Circulation,
                        people[row.PersonId],
                        row.Title,
                        row.Message
                    )
                )
            )
            .Concat(
                notices.Select(row =>
                    (
                        row.CreatedAt,
                        Message: new TrialMessage(TrialMessageKind.Notice, people[row.PersonId], row.Title, row.Text)
                    )
                )
            )
            .ToLookup(row => row.CreatedAt, row => row.Message);
    }

    private async Task<ILookup<DateTimeOffset, string>> IncidentsAsync(
        TaskFlowView flow,
        CancellationToken cancellationToken
    )
    {
        var failed = await db.Set<WorkflowInstance>()
            .AsNoTracking()
            .Where(row => row.IncidentCount > 0)
            .ToListAsync(cancellationToken);
        return failed
            .SelectMany(row => WorkflowStateSerializer.Deserialize(row.State).Incidents)
            .ToLookup(
                incident => incident.Timestamp,
                incident => $"步骤“{TitleOf(flow, incident.ActivityId)}”出错：{incident.Message}"
            );
    }

    private async Task<IReadOnlyList<TrialWait>> OthersAsync(
        WorkflowInstance? instance,
        TaskFlowView flow,
        CancellationToken cancellationToken
    )
    {
        var id = instance?.Id;
        var waits = await db.Set<StoredBookmark>()
            .Where(row => row.InstanceId == id)
            .Where(row => row.Name != HumanActivity.BookmarkName && row.Name != Circulate.BookmarkName)
            .OrderBy(row => row.CreatedAt)
            .Select(row => row.ActivityId)
            .ToListAsync(cancellationToken);
        return [.. waits.Select(step => new TrialWait(step, TitleOf(flow, step)))];
    }

    private static IReadOnlyList<TrialChoice> ChoicesOf(WorkItemView item) =>
        [.. item.Outcomes.Select(outcome => new TrialChoice(outcome.Name, outcome.DisplayName, Leads: null))];

    private static string TitleOf(TaskFlowView flow, string stepId) =>
        flow.Steps.FirstOrDefault(step => step.Drawn.Id == stepId)?.Drawn.Title ?? stepId;
}
