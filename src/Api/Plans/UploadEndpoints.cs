using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Workflows.Plans;
using Workflows.Plans.Uploads;

namespace Workflows.Api.Plans;

/// <summary>Uploads that can be gone on with: begin, PUT parts one after the other, finish.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup("/api").WithTags("佐证材料 Evidence");
        uploads.MapGet("/tasks/{id:guid}/evidence/uploads", ListAsync).WithName("ListUnfinishedUploads");
        uploads.MapPost("/tasks/{id:guid}/evidence/uploads", StartAsync).WithName("StartUpload");
        uploads.MapGet("/uploads/{id:guid}", GetAsync).WithName("GetUpload");
        uploads
            .MapPut("/uploads/{id:guid}", AppendAsync)
            .Accepts<string>("application/octet-stream")
            .WithName("AppendToUpload");
        uploads.MapPost("/uploads/{id:guid}/finish", FinishAsync).WithName("FinishUpload");
        uploads.MapDelete("/uploads/{id:guid}", CancelAsync).WithName("CancelUpload");
    }

    /// <summary>My uploads for a task that were broken off, latest first.</summary>
    private static Task<IReadOnlyList<UploadState>> ListAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new UnfinishedUploads(id), cancellationToken);

    /// <summary>Begins to upload a file for a task.</summary>
    private static async Task<Created<UploadState>> StartAsync(
        Guid id,
        StartUpload command,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var upload = await mediator.Send(command with { TaskId = id }, cancellationToken);
        return TypedResults.Created($"/api/uploads/{upload.Id}", upload);
    }

    /// <summary>How far an upload of mine is.</summary>
    private static Task<UploadState> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new UploadDetails(id), cancellationToken);

    /// <summary>Adds the next part: the body goes on at <c>offset</c>, which must be what is here already.</summary>
    private static async Task<UploadState> AppendAsync(
        Guid id,
        long offset,
        HttpRequest request,
        UploadParts parts,
        IOptions<EvidenceOptions> options,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.MaxPartBytes;
        var upload = await mediator.Send(new UploadDetails(id), cancellationToken);
        var length = await parts.AppendAsync(id, offset, upload.Length, request.Body, cancellationToken);
        return upload with { Offset = length };
    }

    /// <summary>Everything is here: the file becomes evidence. Asking again gives the same answer.</summary>
    private static async Task<AddedEvidence> FinishAsync(
        Guid id,
        UploadParts parts,
        ContentStore contents,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var upload = await mediator.Send(new UploadDetails(id), cancellationToken);
        StoredContent? content = null;
        if (parts.LengthOf(id) == upload.Length)
        {
            await using var part = parts.OpenRead(id);
            content = await contents.KeepAsync(part, cancellationToken);
        }

        var evidence = await mediator.Send(new FinishUpload(id, content), cancellationToken);
        parts.Delete(id);
        return evidence;
    }

    /// <summary>Gives an upload up.</summary>
    private static async Task<NoContent> CancelAsync(
        Guid id,
        UploadParts parts,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(new CancelUpload(id), cancellationToken);
        parts.Delete(id);
        return TypedResults.NoContent();
    }
}
