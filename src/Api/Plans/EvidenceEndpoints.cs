using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class EvidenceEndpoints
{
    private const long MaxBytes = 100 * 1024 * 1024;

    // What was uploaded never runs in our origin. The browser's own viewer shows a PDF, which a sandbox would keep out;
    // it runs in an origin of its own.
    private const string Sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
    private const string PdfViewer = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/tasks/{id:guid}/evidence", UploadAsync)
            .WithTags("佐证材料 Evidence")
            .WithName("UploadEvidence")
            .DisableAntiforgery()
            .WithFormOptions(multipartBodyLengthLimit: MaxBytes)
            .WithMetadata(new RequestSizeLimit(MaxBytes));
        app.MapGet("/api/evidence/{id:guid}", DownloadAsync).WithTags("佐证材料 Evidence").WithName("DownloadEvidence");
        app.MapGet("/api/evidence/{id:guid}/preview", PreviewAsync)
            .WithTags("佐证材料 Evidence")
            .WithName("PreviewEvidence");
        app.MapDelete("/api/evidence/{id:guid}", RemoveAsync).WithTags("佐证材料 Evidence").WithName("RemoveEvidence");
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
        response.Headers.ContentSecurityPolicy = Sandbox;
        return TypedResults.File(contents.Open(evidence.Sha256), evidence.ContentType, evidence.FileName);
    }

    /// <summary>Shows an uploaded image, PDF or text in the browser; markup is shown as text.</summary>
    private static async Task<FileStreamHttpResult> PreviewAsync(
        Guid id,
        IMediator mediator,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var file = await mediator.Send(new EvidencePreview(id), cancellationToken);
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy =
            (file.ContentType == "application/pdf" ? PdfViewer : Sandbox) + "; frame-ancestors 'self'";
        return TypedResults.Stream(file.Content, file.ContentType);
    }

    /// <summary>Takes back a file I uploaded and have not handed in.</summary>
    private static async Task<NoContent> RemoveAsync(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveEvidence(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private sealed record RequestSizeLimit(long? MaxRequestBodySize)
        : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
