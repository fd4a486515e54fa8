using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Substitutions;

namespace Workflows.Plans.Uploads;

/// <summary>Begins to upload a file for a task; its content follows in as many requests as it takes (开始上传).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="ContentType">Media type the browser states.</param>
/// <param name="Length">Size of the whole file in bytes.</param>
/// <param name="Fingerprint">What tells the same file chosen again from another, such as when it was last changed.</param>
public sealed record StartUpload(
    [property: JsonIgnore] Guid TaskId,
    string FileName,
    string? ContentType,
    long Length,
    string? Fingerprint = null
) : ICommand<UploadState>;

/// <summary>An upload.</summary>
/// <param name="Id">Identity.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Length">Size of the whole file in bytes.</param>
/// <param name="Fingerprint">What tells the same file chosen again from another.</param>
/// <param name="Offset">How many bytes are here: where to go on.</param>
/// <param name="PartBytes">How many bytes one request may carry.</param>
public sealed record UploadState(
    Guid Id,
    string FileName,
    long Length,
    string Fingerprint,
    long Offset,
    long PartBytes
);

internal sealed class StartUploadValidator : AbstractValidator<StartUpload>
{
    public StartUploadValidator(IOptions<EvidenceOptions> options)
    {
        RuleFor(command => command.FileName).NotEmpty().MaximumLength(255).WithMessage("文件名为1到255个字。");
        RuleFor(command => command.ContentType).MaximumLength(200).WithMessage("文件类型不超过200字。");
        RuleFor(command => command.Fingerprint).MaximumLength(100).WithMessage("文件标记不超过100字。");
        RuleFor(command => command.Length).GreaterThan(0).WithMessage("文件是空的。");
        RuleFor(command => command.Length)
            .LessThanOrEqualTo(options.Value.MaxBytes)
            .WithMessage($"文件超过{options.Value.MaxBytes / 1024 / 1024}MB，不能上传。");
    }
}

internal sealed class StartUploadHandler(
    WorkflowsDbContext db,
    StandIns standIns,
    Caller caller,
    IOptions<EvidenceOptions> options,
    TimeProvider clock
) : IRequestHandler<StartUpload, UploadState>
{
    // Somebody who breaks off more than this many is not uploading any more.
    private const int MostUnfinished = 50;

    public async Task<UploadState> Handle(StartUpload command, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        if (!task.IsWorkedOnBy(caller.Person))
        {
            var others = await standIns.OfCallerAsync(cancellationToken);
            if (!others.Any(other => task.IsWorkedOnBy(other.Person)))
                task.EnsureInvolves(caller.Person);
        }

        var me = caller.Person.Id;
        if (
            await db.Set<Upload>().CountAsync(row => row.PersonId == me && row.EvidenceId == null, cancellationToken)
            >= MostUnfinished
        )
            throw new RuleException("too_many_uploads", $"您有{MostUnfinished}个没有传完的文件，请先继续或取消它们。");

        var upload = new Upload
        {
            TaskId = task.Id,
            PersonId = me,
            FileName = Path.GetFileName(command.FileName),
            ContentType = command.ContentType is { Length: > 0 } type ? type : "application/octet-stream",
            Length = command.Length,
            Fingerprint = command.Fingerprint ?? "",
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(upload);
        return new UploadState(
            upload.Id,
            upload.FileName,
            upload.Length,
            upload.Fingerprint,
            Offset: 0,
            options.Value.MaxPartBytes
        );
    }
}
