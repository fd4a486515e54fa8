using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class ArchiveEndpoints
{
    public static void MapArchives(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/tasks/{id:guid}/archive", DownloadAsync)
            .WithTags("任务 Tasks")
            .WithName("DownloadTaskArchive");

    /// <summary>The archive package of a closed task: source, data, record, evidence and a manifest of hashes, as a zip.</summary>
    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid id,
        ContentStore contents,
        IMediator mediator,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var package = await mediator.Send(new TaskArchive(id), cancellationToken);

        // Written out first and then sent: a damaged file is a refusal, never half a package.
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"archive-{Guid.CreateVersion7():N}.zip"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            await package.WriteAsync(file, contents, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(file, "application/zip", package.FileName);
    }
}
