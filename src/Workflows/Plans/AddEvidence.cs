using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Plans;

/// <summary>Records an uploaded file; it counts once a submission names it (上传佐证材料).</summary>
/// <param name="TaskId">The task it is for.</param>
/// <param name="FileName">Name the person gave the file.</param>
/// <param name="ContentType">Media type the browser stated.</param>
/// <param name="Content">The content, already kept under its hash.</param>
public sealed record AddEvidence(Guid TaskId, string FileName, string ContentType, StoredContent Content)
    : ICommand<AddedEvidence>;

/// <summary>An uploaded file.</summary>
public sealed record AddedEvidence(
    Guid Id,
    Guid TaskId,
    string FileName,
    string ContentType,
    long Length,
    string Sha256
)
{
    internal static AddedEvidence Of(Evidence evidence) =>
        new(evidence.Id, evidence.TaskId, evidence.FileName, evidence.ContentType, evidence.Length, evidence.Sha256);
}

internal sealed class AddEvidenceHandler(
    WorkflowsDbContext db,
    StandIns standIns,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<AddEvidence, AddedEvidence>
{
    public async Task<AddedEvidence> Handle(AddEvidence command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        if (!task.IsWorkedOnBy(caller.Person))
        {
            var others = await standIns.OfCallerAsync(cancellationToken);
            if (others.FirstOrDefault(other => task.IsWorkedOnBy(other.Person)) is { } standIn)
                caller.ActFor(standIn.Person, standIn.Person.DepartmentId);
            else
                task.EnsureInvolves(caller.Person);
        }

        if (task.HasEnded)
            throw new RuleException("task_ended", $"任务{task.Number}已办结，不能再上传佐证材料。");

        var evidence = new Evidence
        {
            TaskId = task.Id,
            DepartmentId = caller.ForDepartmentId ?? caller.Person.DepartmentId,
            FileName = command.FileName,
            ContentType = command.ContentType,
            Length = command.Content.Length,
            Sha256 = command.Content.Sha256,
            UploadedById = caller.Person.Id,
            UploadedAt = clock.GetUtcNow(),
        };
        db.Add(evidence);
        audit.Add(
            "task.addEvidence",
            $"上传佐证材料《{evidence.FileName}》，SHA-256 {evidence.Sha256}",
            new AuditSubject(task.PlanId, task.Id)
        );
        return AddedEvidence.Of(evidence);
    }
}
