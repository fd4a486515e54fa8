namespace Workflows.Documents.Files.Pdf;

/// <summary>A line of a page, measured from its lower left corner.</summary>
/// <param name="Page">The page, counted from 1.</param>
/// <param name="Text">Its words.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Height">How far up its base line stands, as a share of the page's height.</param>
/// <param name="Size">The size of its letters.</param>
internal sealed record PdfLine(int Page, string Text, double Left, double Right, double Height, double Size)
{
    /// <summary>The table that stands here, of which it is the first line.</summary>
    public PdfTable? Table { get; init; }

    /// <summary>Its words where wide gaps part them.</summary>
    public IReadOnlyList<PdfSegment> Segments { get; init; } = [];
}

/// <summary>Words of a line between two wide gaps.</summary>
internal sealed record PdfSegment(string Text, double Left, double Right);
