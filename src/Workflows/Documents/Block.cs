namespace Workflows.Documents;

/// <summary>A numbered item with its paragraphs and the items below it.</summary>
internal sealed class Block(Numbering number, int line, Block? parent)
{
    private List<List<Marker>>? markers;
    private bool inSentences;

    public Numbering Number { get; } = number;

    public int Line { get; } = line;

    public Block? Parent { get; } = parent;

    /// <summary>Its own paragraphs, the number cut off.</summary>
    public List<string> Paragraphs { get; } = [];

    public List<Block> Children { get; } = [];

    /// <summary>The responsibility markers of each own paragraph; asked for only when the outline is complete.</summary>
    public IReadOnlyList<IReadOnlyList<Marker>> Markers =>
        markers ??= Paragraphs.ConvertAll(text => Marker.FindAll(text, inSentences));

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
