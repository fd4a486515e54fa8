using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Uploads;

/// <summary>Who began an upload gives it up (取消上传); what has come is thrown away with it.</summary>
/// <param name="UploadId">The upload.</param>
public sealed record CancelUpload(Guid UploadId) : ICommand<Unit>;

internal sealed class CancelUploadHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<CancelUpload, Unit>
{
    public async Task<Unit> Handle(CancelUpload command, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        var upload =
            await db.Set<Upload>()
                .SingleOrDefaultAsync(row => row.Id == command.UploadId && row.PersonId == me, cancellationToken)
            ?? throw new NotFoundException("上传", command.UploadId);
        db.Remove(upload);
        return Unit.Value;
    }
}
