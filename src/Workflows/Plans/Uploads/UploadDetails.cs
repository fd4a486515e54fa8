using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Uploads;

/// <summary>How far an upload of the asking person is.</summary>
public sealed record UploadDetails(Guid UploadId) : IRequest<UploadState>;

/// <summary>The asking person's uploads for a task that were broken off, the latest first.</summary>
public sealed record UnfinishedUploads(Guid TaskId) : IRequest<IReadOnlyList<UploadState>>;

internal sealed class UploadDetailsHandler(
    WorkflowsDbContext db,
    UploadParts parts,
    IOptions<EvidenceOptions> options,
    Caller caller
) : IRequestHandler<UploadDetails, UploadState>, IRequestHandler<UnfinishedUploads, IReadOnlyList<UploadState>>
{
    public async Task<UploadState> Handle(UploadDetails query, CancellationToken cancellationToken) =>
        await Mine().SingleOrDefaultAsync(row => row.Id == query.UploadId, cancellationToken) is { } upload
            ? StateOf(upload)
            : throw new NotFoundException("上传", query.UploadId);

    public async Task<IReadOnlyList<UploadState>> Handle(UnfinishedUploads query, CancellationToken cancellationToken)
    {
        var uploads = await Mine()
            .Where(row => row.TaskId == query.TaskId && row.EvidenceId == null)
            .OrderByDescending(row => row.StartedAt)
            .ToListAsync(cancellationToken);
        return [.. uploads.Select(StateOf)];
    }

    private IQueryable<Upload> Mine()
    {
        var me = caller.Person.Id;
        return db.Set<Upload>().AsNoTracking().Where(row => row.PersonId == me);
    }

    private UploadState StateOf(Upload upload) =>
        new(
            upload.Id,
            upload.FileName,
            upload.Length,
            upload.Fingerprint,
            upload.EvidenceId is null ? parts.LengthOf(upload.Id) : upload.Length,
            options.Value.MaxPartBytes
        );
}
