using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Uploads;

/// <summary>All of a file is here: it becomes evidence, once however often it is asked (上传完成).</summary>
/// <param name="UploadId">The upload.</param>
/// <param name="Content">The content, already kept under its hash; null when it was kept before.</param>
public sealed record FinishUpload(Guid UploadId, StoredContent? Content) : ICommand<AddedEvidence>;

internal sealed class FinishUploadHandler(WorkflowsDbContext db, IMediator mediator, Caller caller)
    : IRequestHandler<FinishUpload, AddedEvidence>
{
    public async Task<AddedEvidence> Handle(FinishUpload command, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        var upload =
            await db.Set<Upload>()
                .SingleOrDefaultAsync(row => row.Id == command.UploadId && row.PersonId == me, cancellationToken)
            ?? throw new NotFoundException("上传", command.UploadId);

        if (upload.EvidenceId is { } earlier)
        {
            var evidence =
                await db.FindAsync<Evidence>([earlier], cancellationToken)
                ?? throw new NotFoundException("佐证材料", earlier);
            return AddedEvidence.Of(evidence);
        }

        if (command.Content?.Length != upload.Length)
            throw new RuleException(
                "upload_incomplete",
                $"《{upload.FileName}》还没有传完（{command.Content?.Length ?? 0}/{upload.Length}字节），请继续上传。"
            );

        var added = await mediator.Send(
            new AddEvidence(upload.TaskId, upload.FileName, upload.ContentType, command.Content),
            cancellationToken
        );
        upload.Finish(added.Id);
        return added;
    }
}
