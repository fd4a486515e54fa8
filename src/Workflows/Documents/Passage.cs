namespace Workflows.Documents;

/// <summary>Words of a paragraph: a stretch of it whose place in the document is known.</summary>
/// <param name="Text">The words.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Start">Where in the paragraph they begin.</param>
internal readonly record struct Passage(string Text, Paragraph Paragraph, int Start)
{
    /// <summary>The rest of it, from a place on and without the spaces there.</summary>
    public Passage From(int place)
    {
        var rest = Text.AsSpan(place);
        var trimmed = rest.TrimStart();
        return new Passage(trimmed.TrimEnd().ToString(), Paragraph, Start + place + rest.Length - trimmed.Length);
    }

    public SourcePlace Place => PlaceOf(0, Text.Length);

    /// <summary>Where the characters from one place to before another stand.</summary>
    public SourcePlace PlaceOf(int from, int to) => Paragraph.PlaceOf(Start + from, Start + to);
}
