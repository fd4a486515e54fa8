namespace Workflows.Documents;

/// <summary>A numbered item with its paragraphs and the items below it.</summary>
internal sealed class Block(Numbering number, int line, Block? parent)
{
    // A document of noise makes a million blocks; most have one paragraph and nothing below.
    private readonly List<string> paragraphs = new(1);
    private List<IReadOnlyList<Marker>>? markers;
    private List<Block>? children;

    /// <summary>A task stated by a row of a table, whose columns are its markers.</summary>
    public Block(TaskRow row, int line, Block? parent)
        : this(row.Number, line, parent)
    {
        IsRow = true;
        paragraphs.AddRange(row.Text);
        markers = [row.Markers, .. row.Text.Skip(1).Select(_ => (IReadOnlyList<Marker>)[])];
    }

    /// <summary>Whether it is a row of a table.</summary>
    public bool IsRow { get; }

    public Numbering Number { get; } = number;

    public int Line { get; } = line;

    public Block? Parent { get; } = parent;

    /// <summary>Its own paragraphs, the number cut off.</summary>
    public IReadOnlyList<string> Paragraphs => paragraphs;

    public IReadOnlyList<Block> Children => children ?? (IReadOnlyList<Block>)[];

    /// <summary>The responsibility markers of each own paragraph.</summary>
    public IReadOnlyList<IReadOnlyList<Marker>> Markers => markers ??= paragraphs.ConvertAll(Marker.FindAll);

    /// <summary>Whether a marker of its own names units; a term or a person alone makes no task.</summary>
    public bool IsMarked
    {
        get
        {
            foreach (var found in Markers)
            {
                foreach (var marker in found)
                {
                    if (marker.Clauses.Count > 0)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Whether it or anything below it is marked.</summary>
    public bool HoldsMarker => IsMarked || (children?.Exists(child => child.HoldsMarker) ?? false);

    public void Add(string paragraph)
    {
        paragraphs.Add(paragraph);
        markers = null;
    }

    public void Add(Block child) => (children ??= []).Add(child);

    /// <summary>From now on a sentence that hands out the work is a marker too, here and below.</summary>
    public void ReadSentences()
    {
        markers = IsRow ? markers : paragraphs.ConvertAll(Marker.FindAllOrSentence);
        children?.ForEach(child => child.ReadSentences());
    }
}
