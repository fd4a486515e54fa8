namespace Workflows.Documents;

/// <summary>A numbered item with its paragraphs and the items below it.</summary>
internal sealed class Block(Numbering number, int line, Block? parent)
{
    private List<List<Marker>>? markers;
    private readonly List<List<Marker>>? columns;
    private bool inSentences;

    /// <summary>A task stated by a row of a table, whose columns are its markers.</summary>
    public Block(TaskRow row, int line, Block? parent)
        : this(row.Number, line, parent)
    {
        Paragraphs.AddRange(row.Text);
        columns =
        [
            [.. row.Markers],
            .. row.Text.Skip(1).Select(_ => new List<Marker>()),
        ];
    }

    /// <summary>Whether it is a row of a table.</summary>
    public bool IsRow => columns is not null;

    public Numbering Number { get; } = number;

    public int Line { get; } = line;

    public Block? Parent { get; } = parent;

    /// <summary>Its own paragraphs, the number cut off.</summary>
    public List<string> Paragraphs { get; } = [];

    public List<Block> Children { get; } = [];

    /// <summary>The responsibility markers of each own paragraph; asked for only when the outline is complete.</summary>
    public IReadOnlyList<IReadOnlyList<Marker>> Markers =>
        columns ?? (markers ??= Paragraphs.ConvertAll(text => Marker.FindAll(text, inSentences)));

    /// <summary>Whether a marker of its own names units; a term or a person alone makes no task.</summary>
    public bool IsMarked => Markers.Any(found => found.Any(marker => marker.Clauses.Count > 0));

    /// <summary>From now on a sentence that hands out the work is a marker too, here and below.</summary>
    public void ReadSentences()
    {
        inSentences = true;
        markers = null;
        Children.ForEach(child => child.ReadSentences());
    }

    /// <summary>Whether it or anything below it is marked.</summary>
    public bool HoldsMarker => IsMarked || Children.Exists(child => child.HoldsMarker);
}
