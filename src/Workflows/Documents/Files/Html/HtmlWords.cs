namespace Workflows.Documents.Files.Html;

/// <summary>Puts the words of a page on lines the way a browser does: white space is one space, at an edge none.</summary>
internal sealed class HtmlWords
{
    private bool hasSpace;
    private bool isWrapped;
    private char last = '\n';

    /// <summary>Whether line feeds and spaces stay as they are.</summary>
    public bool IsPreformatted { get; set; }

    public void Add(string words, TextLines lines)
    {
        if (IsPreformatted)
        {
            lines.Append(words.Replace('\r', '\n').Replace('\u00A0', ' '));
            last = words.Length > 0 ? words[^1] : last;
            return;
        }

        var start = 0;
        for (var i = 0; i <= words.Length; i++)
        {
            if (i < words.Length && words[i] is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                continue;
            }

            Word(words.AsSpan(start, i - start), lines);
            start = i + 1;
            hasSpace |= i < words.Length;
            isWrapped |= i < words.Length && words[i] is '\n' or '\r';
        }
    }

    /// <summary>Ends the line, even an empty one.</summary>
    public void Break(TextLines lines)
    {
        lines.Append("\n");
        Begin();
    }

    /// <summary>Ends the line if anything stands in it.</summary>
    public void EndLine(TextLines lines)
    {
        lines.EndLine();
        Begin();
    }

    private void Begin() => (hasSpace, isWrapped, last) = (false, false, '\n');

    private void Word(ReadOnlySpan<char> word, TextLines lines)
    {
        if (word.IsEmpty)
        {
            return;
        }

        // Where the source only wraps its line between two Chinese characters, no space is meant.
        if (hasSpace && last is not '\n' && !(isWrapped && IsWide(last) && IsWide(word[0])))
        {
            lines.Append(" ");
        }

        (hasSpace, isWrapped, last) = (false, false, word[^1]);
        if (word.ContainsAny('\u00A0', '\u00AD', '\0'))
        {
            lines.Append(
                word.ToString()
                    .Replace('\u00A0', ' ')
                    .Replace("\u00AD", "", StringComparison.Ordinal)
                    .Replace("\0", "", StringComparison.Ordinal)
            );
            return;
        }

        lines.Append(word);
    }

    private static bool IsWide(char character) => character >= '\u2E80';
}
