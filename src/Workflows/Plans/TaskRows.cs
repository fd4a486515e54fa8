using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>The rows that belong to a task, cut down to what one department may see.</summary>
internal sealed class TaskRows
{
    private DepartmentDirectory directory = null!;
    private Dictionary<Guid, string> people = null!;
    private List<Submission> submissions = null!;
    private ILookup<Guid, Evidence> evidence = null!;
    private List<CountedAmount> amounts = null!;

    public PlanRef Plan { get; private set; } = null!;
    public List<Subtask> Subtasks { get; private set; } = null!;
    public List<Consultation> Consultations { get; private set; } = null!;
    public List<AuditRecord> History { get; private set; } = null!;
    public ExtensionRef? OpenExtension { get; private set; }

    /// <summary>Reads the rows of a task.</summary>
    /// <param name="db">The database.</param>
    /// <param name="task">The task.</param>
    /// <param name="onlyOf">Only what this department did or was asked; null for everything.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<TaskRows> ReadAsync(
        WorkflowsDbContext db,
        PlanTask task,
        Guid? onlyOf,
        CancellationToken cancellationToken
    )
    {
        var rows = new TaskRows
        {
            directory = await DepartmentDirectory.ReadAsync(db, cancellationToken),
            submissions = await db.Set<Submission>()
                .AsNoTracking()
                .Include(row => row.Reviews)
                .Where(row => row.TaskId == task.Id && (onlyOf == null || row.DepartmentId == onlyOf))
                .OrderBy(row => row.Round)
                .ToListAsync(cancellationToken),
            evidence = (
                await db.Set<Evidence>()
                    .AsNoTracking()
                    .Where(row => row.TaskId == task.Id && row.SubmissionId != null)
                    .Where(row => onlyOf == null || row.DepartmentId == onlyOf)
                    .ToListAsync(cancellationToken)
            ).ToLookup(row => row.SubmissionId!.Value),
            amounts = await db.Set<TargetEntry>()
                .Where(row => row.TaskId == task.Id)
                .GroupBy(row => new
                {
                    row.TargetId,
                    row.Year,
                    row.Quarter,
                    row.PeriodId,
                })
                .OrderBy(group => group.Key.Year)
                .ThenBy(group => group.Key.Quarter)
                .Select(group => new CountedAmount(
                    group.Key.TargetId,
                    group.Key.Year,
                    group.Key.Quarter,
                    group.Key.PeriodId,
                    group.Sum(row => row.Amount)
                ))
                .ToListAsync(cancellationToken),
            Plan = await db.Set<Plan>()
                .Where(plan => plan.Id == task.PlanId)
                .Select(plan => new PlanRef(plan.Id, plan.Title))
                .SingleAsync(cancellationToken),
            Subtasks = await db.Set<Subtask>()
                .AsNoTracking()
                .Where(row => row.TaskId == task.Id && (onlyOf == null || row.DepartmentId == onlyOf))
                .OrderBy(row => row.Number)
                .ToListAsync(cancellationToken),
            Consultations = await db.Set<Consultation>()
                .AsNoTracking()
                .Where(row => row.TaskId == task.Id && (onlyOf == null || row.DepartmentId == onlyOf))
                .OrderBy(row => row.Id)
                .ToListAsync(cancellationToken),
            OpenExtension = await db.Set<ExtensionRequest>()
                .Where(row => row.TaskId == task.Id && row.Status == ExtensionStatus.Pending)
                .Select(row => new ExtensionRef(row.Id, row.DueOn, row.RequestedAt))
                .SingleOrDefaultAsync(cancellationToken),
            History = await db.Set<AuditRecord>()
                .AsNoTracking()
                .Where(row => row.TaskId == task.Id && (onlyOf == null || row.DepartmentId == onlyOf))
                .OrderBy(row => row.Sequence)
                .ToListAsync(cancellationToken),
        };
        await rows.ReadPeopleAsync(db, cancellationToken);
        return rows;
    }

    public DepartmentRef Department(Guid id) => DepartmentRef.To(directory.Get(id));

    public PersonRef Person(Guid id) => new(id, people[id]);

    public IReadOnlyList<SubmissionView> SubmissionsOf(Guid? subtaskId) =>
        [.. submissions.Where(row => row.SubtaskId == subtaskId).Select(View)];

    public IReadOnlyList<PeriodTotal> TotalsOf(Guid targetId) =>
        [
            .. amounts
                .Where(row => row.TargetId == targetId)
                .GroupBy(row => (row.Year, row.Quarter))
                .Select(group => new PeriodTotal(group.Key.Year, group.Key.Quarter, group.Sum(row => row.Amount))),
        ];

    public IReadOnlyList<PeriodCounter> CountersOf(Guid periodId) =>
        [
            .. amounts
                .Where(row => row.PeriodId == periodId)
                .GroupBy(row => row.TargetId)
                .Select(group => new PeriodCounter(group.Key, group.Sum(row => row.Amount))),
        ];

    private SubmissionView View(Submission row) =>
        new(
            row.Id,
            row.Round,
            row.Text,
            row.Figures,
            [
                .. evidence[row.Id]
                    .Select(file => new EvidenceView(
                        file.Id,
                        file.FileName,
                        file.ContentType,
                        file.Length,
                        file.Sha256,
                        file.UploadedAt
                    )),
            ],
            Person(row.SubmittedById),
            row.OnBehalfOfId is { } id ? Person(id) : null,
            row.SubmittedAt,
            [
                .. row
                    .Reviews.OrderBy(review => review.At)
                    .Select(review => new ReviewView(
                        review.Step,
                        review.Outcome,
                        review.Comment,
                        review.PersonId is { } reviewer ? Person(reviewer) : null,
                        review.OnBehalfOfId is { } other ? Person(other) : null,
                        review.At,
                        review.IsAutomatic
                    )),
            ]
        );

    private async Task ReadPeopleAsync(WorkflowsDbContext db, CancellationToken cancellationToken)
    {
        var ids = submissions
            .Select(row => row.SubmittedById)
            .Concat(submissions.SelectMany(row => row.Reviews).Select(review => review.PersonId).OfType<Guid>())
            .Concat(submissions.Select(row => row.OnBehalfOfId).OfType<Guid>())
            .Concat(submissions.SelectMany(row => row.Reviews).Select(review => review.OnBehalfOfId).OfType<Guid>())
            .Concat(Consultations.Select(row => row.ProposedById))
            .Concat(Consultations.Select(row => row.AnsweredById).OfType<Guid>())
            .Distinct()
            .ToList();
        people = await db.Set<Person>()
            .Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
    }

    private sealed record CountedAmount(Guid TargetId, int Year, int Quarter, Guid? PeriodId, decimal Amount);
}
