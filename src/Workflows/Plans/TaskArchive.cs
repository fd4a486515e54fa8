using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The archive package of a closed task (归档包), for those who see all of it. Asked for again it is the same, byte for byte.</summary>
public sealed record TaskArchive(Guid TaskId) : IRequest<ArchivePackage>;

internal sealed class TaskArchiveHandler(WorkflowsDbContext db, IMediator mediator, Caller caller)
    : IRequestHandler<TaskArchive, ArchivePackage>
{
    public async Task<ArchivePackage> Handle(TaskArchive query, CancellationToken cancellationToken)
    {
        var task = await FindAsync(query.TaskId, cancellationToken);
        var plan = await db.Set<Plan>().AsNoTracking().SingleAsync(row => row.Id == task.PlanId, cancellationToken);
        var document = await db.Set<PlanDocument>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.PlanId == task.PlanId, cancellationToken);
        var evidence = await db.Set<Evidence>()
            .AsNoTracking()
            .Where(row => row.TaskId == task.Id && row.SubmissionId != null)
            .OrderBy(row => row.UploadedAt)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var records = await db.Set<AuditRecord>()
            .AsNoTracking()
            .Where(row => row.TaskId == task.Id)
            .OrderBy(row => row.Sequence)
            .ToListAsync(cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var view = await mediator.Send(new TaskDetails(task.Id), cancellationToken);

        var package = new ArchivePackage(plan, task, [.. records.Select(record => record.Entry)]);
        package.Add("任务.json", ArchiveJson.Write(view));
        package.Add("审批记录.json", ArchiveJson.Write(package.Records));
        package.Add(
            "审批记录.html",
            ArchiveRecordPage.Write(plan, task, package.Records, id => directory.Get(id).ShortName)
        );
        package.Add("原文/任务原文.txt", $"{task.Number}. {task.Title}\n\n{task.Text}\n");
        if (document is not null)
            package.Add($"原文/{ArchivePackage.SafeName(document.FileName)}", document.Sha256, document.Length);
        foreach (var (number, file) in evidence.Index())
            package.Add($"佐证材料/{number + 1:00}-{ArchivePackage.SafeName(file.FileName)}", file.Sha256, file.Length);

        return package;
    }

    private async Task<PlanTask> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var task =
            await db.Set<PlanTask>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw new NotFoundException("任务", id);
        if (!caller.Person.SeesAllOf(task.LeadDepartmentId))
            throw new ForbiddenException($"只有任务{task.Number}的牵头部门、办公室、领导和审计员可以取归档包。");
        if (!task.HasArchive)
            throw new RuleException("task_not_closed", $"任务{task.Number}还没有销号，销号后才有归档包。");

        return task;
    }
}
