using System.Text;
using MediatR;
using Workflows.Documents.Files;

namespace Workflows.Plans;

/// <summary>An uploaded file to be looked at in the browser, for those who may read it.</summary>
public sealed record EvidencePreview(Guid EvidenceId) : IRequest<PreviewedFile>;

/// <summary>A file as it may be shown.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">What its content is, whatever the uploader said: an image, a PDF or plain text.</param>
/// <param name="Content">The content; text is UTF-8.</param>
public sealed record PreviewedFile(string FileName, string ContentType, Stream Content);

internal sealed class EvidencePreviewHandler(IMediator mediator, ContentStore contents)
    : IRequestHandler<EvidencePreview, PreviewedFile>
{
    private const int HeadLength = 1024;
    private const int LongestText = 1024 * 1024;

    private static readonly (byte[] Start, string ContentType)[] Images =
    [
        ([0x89, .. "PNG\r\n"u8], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([.. "GIF8"u8], "image/gif"),
        ([.. "BM"u8], "image/bmp"),
    ];

    public async Task<PreviewedFile> Handle(EvidencePreview query, CancellationToken cancellationToken)
    {
        var evidence = await mediator.Send(new EvidenceFile(query.EvidenceId), cancellationToken);
        var content = contents.Open(evidence.Sha256);
        var head = new byte[HeadLength];
        var length = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        if (ShownAsItIs(head.AsSpan(0, length)) is { } type)
            return new PreviewedFile(evidence.FileName, type, content);

        await using (content)
            return await TextOfAsync(evidence, content, cancellationToken)
                ?? throw new RuleException("no_preview", $"《{evidence.FileName}》不能在网页上预览，请下载后查看。");
    }

    private static string? ShownAsItIs(ReadOnlySpan<byte> head)
    {
        foreach (var (start, type) in Images)
            if (head.StartsWith(start))
                return type;
        if (head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..12].SequenceEqual("WEBP"u8))
            return "image/webp";
        return head.StartsWith("%PDF-"u8) ? "application/pdf" : null;
    }

    // Markup too is shown as the text it is, so that nothing in it runs.
    private static async Task<PreviewedFile?> TextOfAsync(
        Evidence evidence,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        if (content.Length > LongestText)
            return null;

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return TextEncoding.Decode(bytes, charset: null) is { } text
            ? new PreviewedFile(
                evidence.FileName,
                "text/plain; charset=utf-8",
                new MemoryStream(Encoding.UTF8.GetBytes(text))
            )
            : null;
    }
}
