using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class EvidenceEndpoints
{
    private const long MaxBytes = 100 * 1024 * 1024;

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/tasks/{id:guid}/evidence", UploadAsync)
            .WithTags("佐证材料 Evidence")
            .WithName("UploadEvidence")
            .DisableAntiforgery()
            .WithFormOptions(multipartBodyLengthLimit: MaxBytes)
            .WithMetadata(new RequestSizeLimit(MaxBytes));
        app.MapGet("/api/evidence/{id:guid}", DownloadAsync).WithTags("佐证材料 Evidence").WithName("DownloadEvidence");
    }

    /// <summary>Uploads a file for a task; a submission then names it.</summary>
    private static async Task<Created<AddedEvidence>> UploadAsync(
        Guid id,
        IFormFile file,
        ContentStore contents,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (file.Length == 0)
            throw new InvalidRequestException("empty_file", "file", "文件是空的。");

        await using var stream = file.OpenReadStream();
        var content = await contents.KeepAsync(stream, cancellationToken);
        var command = new AddEvidence(id, Path.GetFileName(file.FileName), file.ContentType, content);
        var evidence = await mediator.Send(command, cancellationToken);
        return TypedResults.Created($"/api/evidence/{evidence.Id}", evidence);
    }

    /// <summary>Downloads an uploaded file.</summary>
    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid id,
        ContentStore contents,
        IMediator mediator,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var evidence = await mediator.Send(new EvidenceFile(id), cancellationToken);
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(contents.Open(evidence.Sha256), evidence.ContentType, evidence.FileName);
    }

    private sealed record RequestSizeLimit(long? MaxRequestBodySize)
        : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
