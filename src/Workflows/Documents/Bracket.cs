namespace Workflows.Documents;

/// <summary>A matched pair of brackets: the places of the opening and the closing one.</summary>
internal sealed record Bracket(int Open, int Close)
{
    // Deeper nesting is noise; the bound keeps the time linear in the text.
    private const int Deepest = 16;

    public string Content(string text) => text[(Open + 1)..Close];

    /// <summary>All matched pairs, outer before inner; a bracket that is never closed hides none of those after it.</summary>
    public static List<Bracket> Of(string text)
    {
        var open = new List<int>();
        var pairs = new List<Bracket>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Punctuation.Opens(text[i]))
            {
                open.Add(i);
            }
            else if (Punctuation.Closes(text[i]) && open.Count > 0)
            {
                pairs.Add(new Bracket(open[^1], i));
                open.RemoveAt(open.Count - 1);
            }

            if (open.Count > Deepest)
            {
                open.RemoveAt(0);
            }
        }

        pairs.Sort((a, b) => a.Open.CompareTo(b.Open));
        return pairs;
    }
}
