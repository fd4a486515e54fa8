namespace Workflows.Documents;

/// <summary>A paragraph put together from its lines.</summary>
internal sealed class Paragraph(int line, string text)
{
    private static readonly string[] NoteMarks =
    [
        "注：",
        "注:",
        "备注：",
        "备注:",
        "说明：",
        "说明:",
        "（注：",
        "(注:",
    ];

    private IReadOnlyList<Marker>? markers;

    /// <summary>The line it begins on.</summary>
    public int Line { get; } = line;

    /// <summary>Its text, the lines joined without a space.</summary>
    public string Text { get; } = text;

    /// <summary>Its responsibility markers.</summary>
    public IReadOnlyList<Marker> Markers => markers ??= Marker.FindAll(Text);

    /// <summary>The task it states, when it is a row of a table.</summary>
    public TaskRow? Row { get; init; }

    /// <summary>The heading it is without being numbered: a category of a table.</summary>
    public Numbering? Heading { get; init; }

    /// <summary>A note (注) speaks about the document and belongs to no task.</summary>
    public bool IsNote => IsNoteText(Text);

    /// <summary>Begins a list that is no part of the plan: of enclosures, or of numbered notes.</summary>
    public bool BeginsAside =>
        Text.StartsWith("附件", StringComparison.Ordinal) || (IsNote && Numbering.Read(NoteText) is not null);

    /// <summary>A numbered line without a marker, as in such a list.</summary>
    public bool ContinuesAside => Numbering.Read(Text) is { Kind: NumberKind.Arabic } && Markers.Count == 0;

    public string NoteText
    {
        get
        {
            var note = Text[(Text.AsSpan().IndexOfAny('：', ':') + 1)..].Trim();
            return Punctuation.Opens(Text[0]) ? note.TrimEnd('）', ')') : note;
        }
    }

    public static bool IsNoteText(string text) => Words.Begins(text, NoteMarks);
}
