using Workflows.Engine.Bookmarks;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>
/// Opens the round a human activity's bookmark asks for, with a work item for each signer: of a department's pool, of
/// one person, or of several.
/// </summary>
internal sealed class WorkItemOpening(
    WorkflowsDbContext db,
    SignerRules rules,
    AutomaticVotes automatic,
    TermDays days,
    Outbox outbox
)
{
    /// <summary>Adds the round and its work items; those returned are asked now.</summary>
    public async Task<IReadOnlyList<WorkItem>> OpenAsync(
        WorkflowInstance instance,
        Bookmark bookmark,
        Guid? byRoundId,
        long order,
        CancellationToken cancellationToken
    )
    {
        if (instance.Subject.TaskId is null || instance.Subject.PlanId is null)
            throw new RuleException(
                "no_task",
                $"步骤“{bookmark.ActivityId}”要由人办理，这个流程只能随方案任务启动，不能单独执行。"
            );

        var request = bookmark.Read<WorkItemRequest>()!;
        var round = new ApprovalRound
        {
            WorkflowInstanceId = instance.Id,
            BookmarkId = bookmark.Id,
            ActivityId = bookmark.ActivityId,
            Order = order,
            OpenedByRoundId = byRoundId,
            Mode = request.Voting.Mode,
            OnRefusal = request.Voting.OnRefusal,
            PassShare = request.Voting.PassShare,
            PassCount = request.Voting.PassCount,
            OpenedAt = bookmark.CreatedAt,
        };
        db.Add(round);

        var items =
            request.Signers.Count == 0
                ? [await OneAsync(instance, bookmark, request, round, cancellationToken)]
                : await SeveralAsync(instance, bookmark, request, round, cancellationToken);
        db.AddRange(items);
        if (items.Count == 0)
            return [];
        await automatic.CastAsync(instance, items, request.Rules, cancellationToken);
        var turn = new Turn(round, items, items[0]);
        if (turn.Count() is { } outcome)
        {
            Decide(instance, bookmark, round, outcome);
            foreach (var item in items)
                item.Cancel(bookmark.CreatedAt);
            return [];
        }

        Watch(round, items[0], request.Rules.Term);
        var asked = turn.Ballot.Asked();
        foreach (var item in items.Where(item => !asked.Contains(item.Id)))
            item.Hold();
        return [.. items.Where(item => asked.Contains(item.Id))];
    }

    /// <summary>Who would be asked first by the rules of a step, if it were opened now; nothing is added.</summary>
    public async Task<IReadOnlyList<Asked>> AskedAsync(
        WorkflowInstance instance,
        WorkItemRequest request,
        Guid byRoundId,
        CancellationToken cancellationToken
    )
    {
        if (request.Signers.Count == 0)
        {
            var assignee = await AssigneeAsync(request, cancellationToken);
            var department = await DepartmentOfAsync(request, assignee, cancellationToken);
            return [new Asked(request.Title, request.Role, department, assignee?.Id)];
        }

        var signers = await automatic.WithSuperiorAsync(
            instance,
            await rules.FindAsync(instance, request.Signers, cancellationToken, byRoundId),
            request.Rules,
            cancellationToken
        );
        if (signers.Count == 0 && request.WhenNobody is EmptyRule.OfficeAdmin)
        {
            var office = (await DepartmentDirectory.ReadAsync(db, cancellationToken)).Office.Id;
            return [new Asked(request.Title, Role.OfficeAdmin, office, PersonId: null)];
        }

        return
        [
            .. signers
                .Take(request.Voting.Mode is ApprovalMode.Sequential ? 1 : signers.Count)
                .Select(signer => new Asked(request.Title, request.Role, signer.Person.DepartmentId, signer.Person.Id)),
        ];
    }

    private async Task<Person?> AssigneeAsync(WorkItemRequest request, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(request.Assignee)
            ? null
            : await rules.PersonAsync(request.Assignee.Trim(), cancellationToken);

    // One person, or a pool of which one is enough.
    private async Task<WorkItem> OneAsync(
        WorkflowInstance instance,
        Bookmark bookmark,
        WorkItemRequest request,
        ApprovalRound round,
        CancellationToken cancellationToken
    )
    {
        var assignee = await AssigneeAsync(request, cancellationToken);
        var department = await DepartmentOfAsync(request, assignee, cancellationToken);
        var item = Make(instance, bookmark, request, round, department, request.Role, position: 0, weight: 1);
        if (assignee is not null)
            item.AssignTo(assignee.Id, bookmark.CreatedAt);
        return item;
    }

    private async Task<List<WorkItem>> SeveralAsync(
        WorkflowInstance instance,
        Bookmark bookmark,
        WorkItemRequest request,
        ApprovalRound round,
        CancellationToken cancellationToken
    )
    {
        var signers = await automatic.WithSuperiorAsync(
            instance,
            await rules.FindAsync(instance, request.Signers, cancellationToken, round.OpenedByRoundId),
            request.Rules,
            cancellationToken
        );
        if (signers.Count > 0)
            return
            [
                .. signers.Select(
                    (signer, position) =>
                    {
                        var item = Make(
                            instance,
                            bookmark,
                            request,
                            round,
                            signer.Person.DepartmentId,
                            request.Role,
                            position,
                            signer.Weight
                        );
                        item.AssignTo(signer.Person.Id, bookmark.CreatedAt);
                        return item;
                    }
                ),
            ];

        switch (request.WhenNobody)
        {
            case EmptyRule.OfficeAdmin:
                var office = (await DepartmentDirectory.ReadAsync(db, cancellationToken)).Office.Id;
                return [Make(instance, bookmark, request, round, office, Role.OfficeAdmin, position: 0, weight: 1)];
            case EmptyRule.Skip:
                Decide(instance, bookmark, round, request.Outcomes[0].Name);
                return [];
            default:
                throw new RuleException(
                    "no_signer",
                    $"步骤“{request.Title}”按规则（{string.Join('、', request.Signers)}）找不到签署人，请先在组织机构中设置。"
                );
        }
    }

    // Nobody waits for it: the flow goes on right after this commit.
    private void Decide(WorkflowInstance instance, Bookmark bookmark, ApprovalRound round, string outcome)
    {
        round.Decide(outcome, byItemId: null, bookmark.CreatedAt);
        outbox.Add(
            new ResumeBookmark(
                instance.Id,
                bookmark.Id,
                new Dictionary<string, object?>(StringComparer.Ordinal) { [HumanActivity.OutcomeKey] = outcome }
            )
        );
    }

    private void Watch(ApprovalRound round, WorkItem item, StepTerm? term)
    {
        if (item.TermOn is not { } lastDay || term is null or { Reminders: 0, WhenPassed: TermRule.Nothing })
            return;
        db.Add(
            new TermWatch
            {
                RoundId = round.Id,
                WorkItemId = item.Id,
                DueAt = days.MorningAfter(lastDay),
                Days = term.Days,
                IsInWorkdays = term.IsInWorkdays,
                RemindersLeft = term.Reminders,
                WhenPassed = term.WhenPassed,
                To = term.To,
            }
        );
    }

    private WorkItem Make(
        WorkflowInstance instance,
        Bookmark bookmark,
        WorkItemRequest request,
        ApprovalRound round,
        Guid department,
        Role role,
        int position,
        int weight
    ) =>
        new()
        {
            Kind = request.Kind,
            Title = request.Title,
            DepartmentId = department,
            Role = role,
            Outcomes = [.. request.Outcomes.Select(outcome => outcome with { })],
            Form = request.Form,
            PlanId = instance.Subject.PlanId!.Value,
            TaskId = instance.Subject.TaskId!.Value,
            SubtaskId = instance.Subject.SubtaskId,
            ConsultationId = instance.Subject.ConsultationId,
            WorkflowInstanceId = instance.Id,
            DefinitionId = instance.DefinitionId,
            RoundId = round.Id,
            Position = position,
            Weight = weight,
            BookmarkId = bookmark.Id,
            CreatedAt = bookmark.CreatedAt,
            TermOn = request.Rules.Term is { } term ? days.LastDay(term.Days, term.IsInWorkdays) : null,
        };

    // A step that names only the person is the business of that person's department.
    private async Task<Guid> DepartmentOfAsync(
        WorkItemRequest request,
        Person? assignee,
        CancellationToken cancellationToken
    )
    {
        if (!string.IsNullOrWhiteSpace(request.Department))
            return (await rules.DepartmentAsync(request.Department, cancellationToken)).Id;
        return assignee?.DepartmentId ?? (await DepartmentDirectory.ReadAsync(db, cancellationToken)).Office.Id;
    }
}

/// <summary>Somebody a step would ask.</summary>
/// <param name="Title">The step.</param>
/// <param name="Role">The role that is needed.</param>
/// <param name="DepartmentId">Whose business it would be.</param>
/// <param name="PersonId">The person; null for the pool.</param>
internal sealed record Asked(string Title, Role Role, Guid DepartmentId, Guid? PersonId);
