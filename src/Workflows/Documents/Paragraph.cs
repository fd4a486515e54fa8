namespace Workflows.Documents;

/// <summary>A paragraph put together from its lines.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="Text">Its text, the lines joined without a space.</param>
internal sealed record Paragraph(int Line, string Text)
{
    private static readonly string[] NoteMarks = ["注：", "注:", "备注：", "备注:", "说明：", "说明:"];

    /// <summary>A note (注) speaks about the document and belongs to no task.</summary>
    public bool IsNote => IsNoteText(Text);

    /// <summary>The line that begins the list of enclosures.</summary>
    public bool IsAttachment => Text.StartsWith("附件", StringComparison.Ordinal);

    /// <summary>A numbered line without a sentence or a marker, as in a list of enclosures.</summary>
    public bool IsBareArabicItem =>
        Numbering.Read(Text) is { Kind: NumberKind.Arabic } && !Text.Contains('。') && Marker.FindAll(Text).Count == 0;

    public string NoteText => Text[(Text.AsSpan().IndexOfAny('：', ':') + 1)..].Trim();

    public static bool IsNoteText(string text) =>
        Array.Exists(NoteMarks, mark => text.StartsWith(mark, StringComparison.Ordinal));
}
