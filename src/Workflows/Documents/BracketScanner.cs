namespace Workflows.Documents;

/// <summary>Pairs brackets while a text goes by, in time linear in the text.</summary>
internal sealed class BracketScanner
{
    // Deeper nesting is noise; the bound keeps brackets that are never closed from piling up.
    private const int Deepest = 16;

    private readonly List<int> open = [];
    private int place;

    /// <summary>The place of the innermost bracket that is still open.</summary>
    public int? StillOpen => open.Count > 0 ? open[^1] : null;

    /// <summary>Begins a new text.</summary>
    public void Reset()
    {
        open.Clear();
        place = 0;
    }

    /// <summary>Takes the next character; the pair it closes, if it closes one.</summary>
    public Bracket? Take(char c)
    {
        var here = place++;
        if (Punctuation.Opens(c))
        {
            open.Add(here);
            if (open.Count > Deepest)
            {
                open.RemoveAt(0);
            }

            return null;
        }

        if (open.Count == 0 || !Punctuation.Closes(c))
        {
            return null;
        }

        var pair = new Bracket(open[^1], here);
        open.RemoveAt(open.Count - 1);
        return pair;
    }
}
