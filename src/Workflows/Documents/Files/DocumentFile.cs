using Workflows.Documents.Files.Html;
using Workflows.Documents.Files.Packages;
using Workflows.Documents.Files.Pdf;

namespace Workflows.Documents.Files;

/// <summary>An uploaded document: a text, a web page, a Word or Excel file, a PDF.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Name">Its file name, null when the sender gave none.</param>
/// <param name="ContentType">The media type the sender declared, with its charset; null when it declared none.</param>
public sealed record DocumentFile(byte[] Content, string? Name = null, string? ContentType = null)
{
    /// <summary>The document's plain text: tables as rows of <c>| cell | cell |</c>, automatic numbers written out.</summary>
    /// <param name="limits">How large and how deep it may be.</param>
    /// <exception cref="DocumentException">The file cannot be read; the message says what to do.</exception>
    public string ReadText(FileLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        limits.RequireSize(Content.Length);
        var text = FileKinds.Of(this) switch
        {
            FileKind.Html => HtmlText.Read(Content, MediaType.Charset(ContentType), limits),
            FileKind.Pdf => PdfText.Read(Content, limits),
            FileKind.Package => PackageText.Read(Content, limits),
            _ => DocumentText.Decode(Content, MediaType.Charset(ContentType)),
        };
        DocumentText.RequireReadable(text);
        return text;
    }
}
