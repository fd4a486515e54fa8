using System.Runtime.InteropServices;

namespace Workflows.Documents;

/// <summary>A matched pair of brackets: the places of the opening and the closing one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Bracket(int Open, int Close)
{
    public string Content(string text) => text[(Open + 1)..Close];

    /// <summary>All matched pairs, outer before inner; a bracket that is never closed hides none of those after it.</summary>
    public static List<Bracket> Of(string text)
    {
        var scanner = new BracketScanner();
        var pairs = new List<Bracket>();
        foreach (var c in text)
        {
            if (scanner.Take(c) is { } pair)
            {
                pairs.Add(pair);
            }
        }

        pairs.Sort((a, b) => a.Open.CompareTo(b.Open));
        return pairs;
    }
}
