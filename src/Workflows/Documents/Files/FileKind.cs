namespace Workflows.Documents.Files;

/// <summary>A kind of file that can be read.</summary>
internal enum FileKind
{
    /// <summary>Plain text or Markdown.</summary>
    Text,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A zip of parts: Word or Excel, which its table of contents tells.</summary>
    Package,

    /// <summary>A PDF.</summary>
    Pdf,
}
