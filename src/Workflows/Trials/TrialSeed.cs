using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;
using Workflows.Substitutions;

namespace Workflows.Trials;

/// <summary>What a trial begins with: the organisation and the flows as they are, and one task of its own.</summary>
/// <param name="Version">The version that is tried.</param>
/// <param name="Plan">The plan of the task, not launched.</param>
/// <param name="Task">What the flow is tried with.</param>
/// <param name="Described">The same, for people.</param>
/// <param name="Starter">Who of the lead department acts first, where somebody must.</param>
/// <param name="Rows">All of it, to be stored.</param>
internal sealed record TrialSeed(
    DefinitionVersion Version,
    Plan Plan,
    PlanTask Task,
    TrialTask Described,
    Person? Starter,
    IReadOnlyList<object> Rows
)
{
    private const int UsualWorkdays = 20;

    /// <summary>Reads it; nothing of it is tracked.</summary>
    /// <exception cref="NotFoundException">There is no such definition, version or task.</exception>
    /// <exception cref="InvalidRequestException">A department asked for is not there.</exception>
    public static async Task<TrialSeed> ReadAsync(
        WorkflowsDbContext db,
        OfficeTime time,
        WalkTrial trial,
        DateTimeOffset startsAt,
        CancellationToken cancellationToken
    )
    {
        var definitions = await DefinitionsAsync(db, trial.DefinitionId, trial.Start?.Version, cancellationToken);
        var like = await LikeAsync(db, trial.Start?.TaskId, cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var cast = TrialCast.Of(trial, like, directory, people);
        var usualDay = time.AddWorkdays(OfficeTime.DayOf(startsAt), UsualWorkdays);
        var dueOn = trial.Start?.DueOn ?? (like is null ? usualDay : like.DueOn);
        var plan = new Plan { Title = "试走", CreatedAt = startsAt };
        var task = NewTask(plan, like, cast, dueOn, startsAt);

        return new TrialSeed(
            definitions[0],
            plan,
            task,
            new TrialTask(
                like?.Id,
                task.Number,
                task.Title,
                DepartmentRef.To(cast.Lead),
                [.. cast.Participants.Select(DepartmentRef.To)],
                cast.Department is null ? null : DepartmentRef.To(cast.Department),
                dueOn,
                startsAt
            ),
            people
                .Where(person => person.DepartmentId == cast.Lead.Id)
                .OrderByDescending(person => person.Is(Role.Handler))
                .FirstOrDefault(person => person.Is(Role.Handler) || person.Is(Role.DepartmentHead)),
            [
                .. directory.All,
                .. directory.Groups,
                .. people,
                .. await AccountsAsync(db, cancellationToken),
                .. await db.Set<OfficeSetting>().AsNoTracking().ToListAsync(cancellationToken),
                .. await db.Set<CalendarYear>().AsNoTracking().ToListAsync(cancellationToken),
                .. await db.Set<Substitution>().AsNoTracking().ToListAsync(cancellationToken),
                .. definitions,
                plan,
            ]
        );
    }

    // Flows name people by what they sign in with; nobody signs in to a trial.
    private static async Task<IReadOnlyList<Account>> AccountsAsync(
        WorkflowsDbContext db,
        CancellationToken cancellationToken
    ) =>
        await db
            .Users.Select(account => new Account
            {
                Id = account.Id,
                UserName = account.UserName,
                NormalizedUserName = account.NormalizedUserName,
                PersonId = account.PersonId,
            })
            .ToListAsync(cancellationToken);

    // The tried version first; of the others those that are run or used.
    private static async Task<List<DefinitionVersion>> DefinitionsAsync(
        WorkflowsDbContext db,
        string definitionId,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var tried =
            await db.Set<DefinitionVersion>()
                .AsNoTracking()
                .Where(row => row.DefinitionId == definitionId)
                .OfVersion(version?.ToString(CultureInfo.InvariantCulture) ?? VersionOptions.Latest)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程定义", definitionId);
        var others = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .Where(row => row.Id != tried.Id && (row.IsPublished || row.IsUsableAsActivity))
            .ToListAsync(cancellationToken);
        foreach (var other in others.Where(row => row.DefinitionId == definitionId))
            (other.IsLatest, other.IsPublished) = (false, false);
        tried.IsLatest = true;
        return [tried, .. others];
    }

    private static async Task<PlanTask?> LikeAsync(
        WorkflowsDbContext db,
        Guid? taskId,
        CancellationToken cancellationToken
    ) =>
        taskId is { } id
            ? await db.Set<PlanTask>()
                .AsNoTracking()
                .Include(task => task.Participants)
                .Include(task => task.Targets)
                .SingleOrDefaultAsync(task => task.Id == id, cancellationToken)
                ?? throw new NotFoundException("任务", id)
            : null;

    private static PlanTask NewTask(Plan plan, PlanTask? like, TrialCast cast, DateOnly? dueOn, DateTimeOffset now)
    {
        var task = new PlanTask
        {
            PlanId = plan.Id,
            Order = 0,
            Number = like?.Number ?? "1",
            Title = like?.Title ?? "试走的任务",
            Text = like?.Text ?? "",
            LeadDepartmentId = cast.Lead.Id,
            Targets = [.. (like?.Targets ?? []).Select(Copy)],
        };
        foreach (var participant in cast.Participants)
            task.Join(participant.Id, ParticipantOrigin.Document, now);
        task.SetDueOn(dueOn);
        like?.Cycle?.BeginAt(OfficeTime.DayOf(now));
        task.SetCycle(like?.Cycle);
        plan.Tasks.Add(task);
        return task;
    }

    private static Target Copy(Target target) =>
        new()
        {
            Order = target.Order,
            Text = target.Text,
            Quantity = target.Quantity,
            Unit = target.Unit,
            Comparison = target.Comparison,
            Period = target.Period,
            DueOn = target.DueOn,
        };
}
