namespace Workflows.Documents;

/// <summary>A paragraph put together from its lines, or a part of one.</summary>
/// <param name="lines">The lines it stands on.</param>
/// <param name="text">Its text, the lines joined without a space.</param>
/// <param name="start">Where in the joined lines it begins.</param>
internal sealed class Paragraph(LineRun lines, string text, int start = 0)
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
    private Numbering? number;
    private bool isNumberRead;

    /// <summary>A paragraph of one line.</summary>
    public Paragraph(Line line)
        : this(new LineRun(line), line.Text) { }

    /// <summary>The same words once more, to be said of something else.</summary>
    public Paragraph(Paragraph other)
        : this(other.Lines, other.Text, other.Start) { }

    private LineRun Lines { get; } = lines;

    private int Start { get; } = start;

    /// <summary>Its text.</summary>
    public string Text { get; } = text;

    /// <summary>All of it.</summary>
    public Passage Whole => new(Text, this, 0);

    /// <summary>Its responsibility markers.</summary>
    public IReadOnlyList<Marker> Markers => markers ??= Marker.FindAll(Text);

    /// <summary>The number it begins with.</summary>
    public Numbering? Number
    {
        get
        {
            if (!isNumberRead)
            {
                (number, isNumberRead) = (Heading ?? Numbering.Read(Text), true);
            }

            return number;
        }
    }

    /// <summary>The task it states, when it is a row of a table.</summary>
    public TaskRow? Row { get; init; }

    /// <summary>The heading it is without being numbered: a category of a table.</summary>
    public Numbering? Heading { get; init; }

    /// <summary>The headings of a table's columns.</summary>
    public bool IsColumnHeading { get; init; }

    /// <summary>A note (注) speaks about the document and belongs to no task.</summary>
    public bool IsNote => IsNoteText(Text);

    /// <summary>Begins a list that is no part of the plan: of enclosures, or of numbered notes.</summary>
    public bool BeginsAside =>
        Text.StartsWith("附件", StringComparison.Ordinal) || (IsNote && Numbering.Read(Note.Text) is not null);

    /// <summary>A numbered line without a marker, as in such a list.</summary>
    public bool ContinuesAside => Number is { Kind: NumberKind.Arabic } && Markers.Count == 0;

    /// <summary>The part from one place to before another.</summary>
    public Paragraph Part(int from, int to)
    {
        while (to > from && char.IsWhiteSpace(Text[from]))
        {
            from++;
        }

        return new Paragraph(Lines, Text[from..to].TrimEnd(), Start + from);
    }

    /// <summary>Where the characters from one place to before another stand.</summary>
    public SourcePlace PlaceOf(int from, int to) => Lines.PlaceOf(Start + from, Start + to);

    /// <summary>What a note says.</summary>
    public Passage Note
    {
        get
        {
            var note = Whole.From(Text.AsSpan().IndexOfAny('：', ':') + 1);
            return Punctuation.Opens(Text[0]) ? note with { Text = note.Text.TrimEnd('）', ')') } : note;
        }
    }

    public static bool IsNoteText(string text) => Words.Begins(text, NoteMarks);
}
