namespace Workflows.Documents;

/// <summary>A numbered item with its paragraphs and the items below it.</summary>
internal sealed class Block(Numbering number, Block? parent)
{
    // A document of noise makes a million blocks; most have one paragraph, no marker and nothing below.
    private static readonly IReadOnlyList<IReadOnlyList<Marker>> NoMarker =
    [
        [],
    ];

    private IReadOnlyList<Passage> passages = [];
    private IReadOnlyList<IReadOnlyList<Marker>>? markers;
    private List<Block>? children;
    private bool readsSentences;
    private readonly SourcePlace? rowPlace;

    /// <summary>A task stated by a row of a table, whose columns are its markers.</summary>
    public Block(TaskRow row, Block? parent)
        : this(row.Number, parent)
    {
        rowPlace = row.Place;
        passages = row.Text;
        markers = [row.Markers, .. row.Text.Skip(1).Select(_ => (IReadOnlyList<Marker>)[])];
    }

    /// <summary>Whether it is a row of a table.</summary>
    public bool IsRow => rowPlace is not null;

    public Numbering Number { get; } = number;

    public Block? Parent { get; } = parent;

    /// <summary>Where it stands, with everything below it.</summary>
    public SourcePlace Place
    {
        get
        {
            var own = rowPlace ?? passages[0].Paragraph.Whole.Place;
            var last = this;
            while (last.Children.Count > 0)
            {
                last = last.Children[^1];
            }

            var end = last.rowPlace ?? last.passages[^1].Place;
            return own with { EndLine = end.EndLine, EndColumn = end.EndColumn };
        }
    }

    /// <summary>Its own paragraphs, the number cut off.</summary>
    public IReadOnlyList<Passage> Passages => passages;

    public IReadOnlyList<Block> Children => children ?? (IReadOnlyList<Block>)[];

    /// <summary>The responsibility markers of each own paragraph.</summary>
    public IReadOnlyList<IReadOnlyList<Marker>> Markers =>
        markers ??= Find(readsSentences ? Marker.FindAllOrSentence : Marker.FindAll);

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

    public void Add(Passage passage)
    {
        if (passages.Count == 0)
        {
            passages = [passage];
        }
        else
        {
            var several = passages as List<Passage> ?? [.. passages];
            several.Add(passage);
            passages = several;
        }

        markers = null;
    }

    public void Add(Block child) => (children ??= []).Add(child);

    /// <summary>From now on a sentence that hands out the work is a marker too, here and below.</summary>
    public void ReadSentences()
    {
        readsSentences = true;
        markers = IsRow ? markers : null;
        children?.ForEach(child => child.ReadSentences());
    }

    /// <summary>From now on the units that it begins with, or that head it, are charged with it, here and below.</summary>
    public void ReadDuties(Marker? heading = null)
    {
        if (!IsRow)
        {
            var found = Find(UnitDuty.Find);
            markers =
                heading is null || found[0].Count > 0
                    ? found
                    :
                    [
                        [heading],
                        .. found.Skip(1),
                    ];
        }

        var own = Children.Count > 0 ? UnitDuty.Of(passages[0]) : null;
        markers = own is null ? markers : [.. passages.Select(_ => NoMarker[0])];
        children?.ForEach(child => child.ReadDuties(own));
    }

    private IReadOnlyList<IReadOnlyList<Marker>> Find(Func<string, IReadOnlyList<Marker>> find)
    {
        if (passages.Count != 1)
        {
            return [.. passages.Select(passage => find(passage.Text))];
        }

        var found = find(passages[0].Text);
        return found.Count == 0 ? NoMarker : [found];
    }
}
