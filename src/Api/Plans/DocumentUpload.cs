using Workflows.Documents;
using Workflows.Documents.Files;

namespace Workflows.Api.Plans;

/// <summary>Takes a plan document out of a request: the body itself, or the one file of a form.</summary>
internal static class DocumentUpload
{
    // The wrapping of a form around its file.
    private const int FormOverhead = 64 * 1024;

    private static readonly string[] MediaTypes =
    [
        "text/*",
        "text/markdown",
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream",
        "multipart/form-data",
    ];

    /// <summary>Says in the API's description what an upload may be; a body that declares nothing is taken too.</summary>
    public static RouteHandlerBuilder AcceptsDocument(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<string>("text/plain", MediaTypes).DisableAntiforgery();

    /// <summary>Reads the document that a request carries.</summary>
    /// <exception cref="DocumentException">It is larger than allowed, or a form without exactly one file.</exception>
    public static async Task<DocumentFile> ReadDocumentAsync(this HttpRequest request, FileLimits limits)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        limits.RequireSize((request.ContentLength ?? 0) - FormOverhead);

        if (!request.HasFormContentType)
            return new DocumentFile(
                await ReadAsync(request.Body, limits.MaxBytes, cancellationToken),
                Name: null,
                request.ContentType
            );

        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files is not [var file])
            throw new InvalidRequestException("document_missing", "document", "请在表单里放且只放一个文件。");

        await using var content = file.OpenReadStream();
        return new DocumentFile(
            await ReadAsync(content, limits.MaxBytes, cancellationToken),
            Path.GetFileName(file.FileName),
            file.ContentType
        );
    }

    // One byte more than the reader takes, so that it can say itself that there is too much.
    private static async Task<byte[]> ReadAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (content.Length <= maxBytes && (read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            content.Write(buffer, 0, read);

        return content.ToArray();
    }
}
