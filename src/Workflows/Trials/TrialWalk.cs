using Workflows.Approvals;
using Workflows.Copies;
using Workflows.Definitions;
using Workflows.Engine.Definitions;

namespace Workflows.Trials;

/// <summary>Takes the acts of a trial one after the other, until one is refused.</summary>
internal sealed class TrialWalk(TrialOffice office, TrialSeed seed, Guid adminId)
{
    // People take their time, and rules compare who was first.
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly List<TrialMoment> moments = [];
    private IReadOnlyList<DefinitionProblem> warnings = [];
    private IReadOnlyList<TrialPlace> open = [];
    private TrialRefusal? refusal;

    /// <summary>Publishes the flow in the trial's office and sets it in motion.</summary>
    /// <exception cref="InvalidRequestException">It can't be published: every problem, by activity.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        TrialBeginning.Prepare(seed);
        await office.FillAsync(seed.Rows, cancellationToken);
        var published = await office.SendAsync(
            new PublishDefinition(seed.Version.DefinitionId, UpdateConsumers: false),
            adminId,
            cancellationToken
        );
        warnings = published.Warnings;
        await DoAsync(() => TrialBeginning.BeginAsync(office, seed, adminId, cancellationToken), cancellationToken);
    }

    /// <summary>Takes an act; after a refusal there is nothing to act on.</summary>
    public async Task TakeAsync(TrialAct act, CancellationToken cancellationToken)
    {
        if (refusal is not null)
            return;
        var before = office.Now;
        office.GoTo(before + Pace);
        await DoAsync(() => ActAsync(act, before, cancellationToken), cancellationToken);
        if (refusal is not null)
            office.GoTo(before);
    }

    /// <summary>How far it has come, and what would come of each decision now.</summary>
    public async Task<TrialView> ReportAsync(CancellationToken cancellationToken)
    {
        var report = new TrialReport(seed, moments, refusal, warnings);
        var view = await office.SendAsync(report, adminId, cancellationToken);
        return view with
        {
            Waiting = await new TrialOutlooks(this, office.Now, adminId).OfAsync(view.Waiting, cancellationToken),
        };
    }

    /// <summary>What would come of an act.</summary>
    public Task<TrialOutlook> LookAsync(TrialAct act, CancellationToken cancellationToken) =>
        office.TryAsync(async () =>
        {
            var before = office.Now;
            office.GoTo(before + Pace);
            try
            {
                await ActAsync(act, before, cancellationToken);
            }
            catch (Exception exception) when (TrialRefusal.Of(exception, moments.Count) is { } refused)
            {
                return new TrialOutlook([], Ends: false, refused.Message);
            }

            var failures = await office.SettleAsync(cancellationToken);
            var asked = NewIn(await OpenAsync(cancellationToken));
            var tried = new TriedInstance(seed.Version.DefinitionId);
            var ended = TriedInstance.EndOf(await office.SendAsync(tried, adminId, cancellationToken));
            return new TrialOutlook(
                [.. asked.Select(place => place.Asked)],
                ended is not null,
                failures.Count > 0 ? failures[0] : null
            );
        });

    private async Task DoAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (TrialRefusal.Of(exception, moments.Count) is { } refused)
        {
            refusal = refused;
            return;
        }

        var failures = await office.SettleAsync(cancellationToken);
        var now = await OpenAsync(cancellationToken);
        moments.Add(new TrialMoment(office.Now, [.. NewIn(now).Select(place => place.Key)], failures));
        open = now;
    }

    private async Task ActAsync(TrialAct act, DateTimeOffset before, CancellationToken cancellationToken)
    {
        switch (act.Kind)
        {
            case TrialActKind.Wait:
                var due =
                    await office.SendAsync(new TrialNext(), adminId, cancellationToken)
                    ?? throw new RuleException("nothing_due", "没有将要到来的时限、提醒或定时，请先替等待的人办理。");
                office.GoTo(due.At > before + Pace ? due.At : before + Pace);
                return;
            case TrialActKind.Read:
                var copy = (await office.SendAsync(new TrialReaders(), adminId, cancellationToken)).FirstOrDefault(
                    row => row.Key == act.Key
                );
                if (copy is null)
                    throw Unknown();
                await office.SendAsync(new ReadCopy(copy.CopyId, act.Comment), copy.Person.Id, cancellationToken);
                return;
            default:
                await HandleAsync(act, cancellationToken);
                return;
        }
    }

    private async Task HandleAsync(TrialAct act, CancellationToken cancellationToken)
    {
        var place = open.FirstOrDefault(place => place.Key == act.Key) ?? throw Unknown();
        var by = act.PersonId ?? (place.Asked.People is [var first, ..] ? first.Id : (Guid?)null);
        if (by is null)
            throw new RuleException(
                "nobody_to_act",
                $"“{place.Asked.Title}”没有人可以办理：{place.Asked.Department.Name}没有这个角色的人员。"
            );

        await new TrialHand(office, place.Item, by.Value).TakeAsync(act, cancellationToken);
    }

    private async Task<IReadOnlyList<TrialPlace>> OpenAsync(CancellationToken cancellationToken) =>
        [
            .. (await office.SendAsync(new TrialPlaces(), adminId, cancellationToken)).Where(place =>
                place.Item.State is WorkItemState.Open
            ),
        ];

    private IEnumerable<TrialPlace> NewIn(IEnumerable<TrialPlace> now) =>
        now.Where(place => open.All(earlier => earlier.Key != place.Key));

    private static RuleException Unknown() =>
        new("no_such_item", "流程改过之后走不到这一步了，这个待办现在不在。请退回几步，或从头再走。");
}

/// <summary>A moment of a trial.</summary>
/// <param name="At">When.</param>
/// <param name="Asked">The keys of the work items that were opened then.</param>
/// <param name="Failures">What failed then, outside of the act itself.</param>
internal sealed record TrialMoment(DateTimeOffset At, IReadOnlyList<string> Asked, IReadOnlyList<string> Failures);
