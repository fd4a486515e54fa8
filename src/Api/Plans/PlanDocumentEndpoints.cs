using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class PlanDocumentEndpoints
{
    public static void MapPlanDocuments(this IEndpointRouteBuilder app)
    {
        var documents = app.MapGroup("/api/plans/{id:guid}/document").WithTags("方案 Plans");

        documents.MapPost("/", UploadAsync).WithName("AddPlanDocument").DisableAntiforgery();
        documents.MapGet("/", DownloadAsync).WithName("DownloadPlanDocument");
    }

    /// <summary>Keeps the file a plan was made from, for the archive; once.</summary>
    private static async Task<Created<AddedPlanDocument>> UploadAsync(
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
        var command = new AddPlanDocument(id, Path.GetFileName(file.FileName), file.ContentType, content);
        return TypedResults.Created($"/api/plans/{id}/document", await mediator.Send(command, cancellationToken));
    }

    /// <summary>Downloads the file a plan was made from.</summary>
    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid id,
        ContentStore contents,
        IMediator mediator,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var document = await mediator.Send(new PlanDocumentFile(id), cancellationToken);
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(contents.Open(document.Sha256), document.ContentType, document.FileName);
    }
}
