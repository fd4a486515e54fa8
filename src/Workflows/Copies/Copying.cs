using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Copies;

/// <summary>Gives copies in the running commit, to each person once.</summary>
internal sealed class Copying(WorkflowsDbContext db, SignerRules rules, Outbox outbox, TimeProvider clock)
{
    /// <summary>Does what a step asked for that doesn't wait.</summary>
    public async Task GiveAsync(WorkflowInstance instance, CopiesGiven given, CancellationToken cancellationToken) =>
        await GiveAsync(
            instance,
            await PeopleAsync(instance, given.Request, cancellationToken),
            given.Request,
            given.CirculatedBy,
            givenById: null,
            cancellationToken
        );

    /// <summary>
    /// Circulates for a step that waits. When the flow comes here again, what was read stays read, and only the others
    /// are waited for; with nobody left it goes on.
    /// </summary>
    public async Task CirculateAsync(WorkflowInstance instance, Bookmark bookmark, CancellationToken cancellationToken)
    {
        var request = bookmark.Read<CopyRequest>()!;
        var people = await PeopleAsync(instance, request, cancellationToken);
        var rows = await GiveAsync(instance, people, request, bookmark.ActivityId, null, cancellationToken);
        foreach (var row in rows.Where(row => row.ReadAt is null))
            row.BookmarkId = bookmark.Id;
        if (rows.TrueForAll(row => row.ReadAt is not null))
            outbox.Add(new ResumeBookmark(instance.Id, bookmark.Id, WorkflowState.Empty));
    }

    /// <summary>Gives copies to people by name.</summary>
    /// <returns>Those they have now, earlier ones included.</returns>
    public async Task<List<PersonalCopy>> GiveAsync(
        WorkflowInstance instance,
        IReadOnlyList<Person> people,
        CopyRequest request,
        string? circulatedBy,
        Guid? givenById,
        CancellationToken cancellationToken
    )
    {
        var kind = circulatedBy is null ? CopyKind.Copy : CopyKind.Circulation;
        var step = circulatedBy ?? "";
        var given = await GivenAsync(instance.Id, kind, step, cancellationToken);
        var rows = new List<PersonalCopy>();
        foreach (var person in people)
        {
            if (given.Find(row => row.PersonId == person.Id) is not { } row)
            {
                row = new PersonalCopy
                {
                    Kind = kind,
                    PersonId = person.Id,
                    WorkflowInstanceId = instance.Id,
                    ActivityId = step,
                    PlanId = instance.Subject.PlanId,
                    TaskId = instance.Subject.TaskId,
                    SubtaskId = instance.Subject.SubtaskId,
                    Title = request.Title,
                    Message = request.Message,
                    GivenById = givenById,
                    CreatedAt = clock.GetUtcNow(),
                };
                db.Add(row);
            }

            rows.Add(row);
        }

        return rows;
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(
        WorkflowInstance instance,
        CopyRequest request,
        CancellationToken cancellationToken
    ) => [.. (await rules.FindAsync(instance, request.People, cancellationToken)).Select(found => found.Person)];

    // Those stored, and those of this commit.
    private async Task<List<PersonalCopy>> GivenAsync(
        string instanceId,
        CopyKind kind,
        string step,
        CancellationToken cancellationToken
    )
    {
        await db.Set<PersonalCopy>()
            .Where(row => row.WorkflowInstanceId == instanceId && row.Kind == kind && row.ActivityId == step)
            .LoadAsync(cancellationToken);
        return
        [
            .. db.Set<PersonalCopy>()
                .Local.Where(row => row.WorkflowInstanceId == instanceId && row.Kind == kind && row.ActivityId == step),
        ];
    }
}
