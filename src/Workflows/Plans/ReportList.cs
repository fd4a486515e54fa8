using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>A task's progress reports, newest first; a participant sees its own.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="Page">Which page.</param>
public sealed record ReportList(Guid TaskId, ReportStatus? Status, PageRequest Page) : IRequest<Page<ReportLine>>;

/// <summary>One progress report.</summary>
public sealed record ReportLine(
    Guid Id,
    Guid DepartmentId,
    string Text,
    int Percent,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<RecordedFile> Evidence,
    PersonRef SubmittedBy,
    DateTimeOffset SubmittedAt,
    ReportStatus Status,
    PersonRef? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Opinion
);

internal sealed class ReportListHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<ReportList, Page<ReportLine>>
{
    public async Task<Page<ReportLine>> Handle(ReportList query, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(query.TaskId, cancellationToken);
        var reports = db.Set<ProgressReport>().AsNoTracking().Where(row => row.TaskId == task.Id);
        if (query.Status is { } status)
            reports = reports.Where(row => row.Status == status);
        if (!caller.Person.SeesAllOf(task.LeadDepartmentId))
        {
            var department = caller.Person.DepartmentId;
            reports = reports.Where(row => row.DepartmentId == department);
        }

        var page = await query.Page.ReadAsync(
            reports.OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id),
            cancellationToken
        );
        return new Page<ReportLine>(await LinesAsync(page.Items, cancellationToken), page.Total);
    }

    private async Task<IReadOnlyList<ReportLine>> LinesAsync(
        IReadOnlyList<ProgressReport> reports,
        CancellationToken cancellationToken
    )
    {
        var ids = reports.Select(row => (Guid?)row.Id).ToList();
        var files = (
            await db.Set<Evidence>()
                .Where(file => ids.Contains(file.ReportId))
                .Select(file => new
                {
                    file.ReportId,
                    file.Id,
                    file.FileName,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(file => file.ReportId!.Value, file => new RecordedFile(file.Id, file.FileName));
        var personIds = reports
            .Select(row => row.SubmittedById)
            .Concat(reports.Select(row => row.DecidedById).OfType<Guid>())
            .Distinct()
            .ToList();
        var people = await db.Set<Person>()
            .Where(person => personIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => new PersonRef(person.Id, person.Name), cancellationToken);

        return
        [
            .. reports.Select(row => new ReportLine(
                row.Id,
                row.DepartmentId,
                row.Text,
                row.Percent,
                row.Figures,
                [.. files[row.Id]],
                people[row.SubmittedById],
                row.SubmittedAt,
                row.Status,
                row.DecidedById is { } id ? people[id] : null,
                row.DecidedAt,
                row.Opinion
            )),
        ];
    }
}
