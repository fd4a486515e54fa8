using System.Text;

namespace Workflows.Documents.Files;

/// <summary>The plain text of a document as it grows, line by line, up to the most that is read.</summary>
internal sealed class TextLines
{
    private readonly StringBuilder text = new();
    private bool atStart = true;

    /// <summary>Adds words to the current line; a line feed among them ends it.</summary>
    public void Append(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
        {
            return;
        }

        if (text.Length + words.Length > DocumentText.MaxBytes)
        {
            throw FileRefusals.TooLarge(DocumentText.MaxBytes);
        }

        text.Append(words);
        atStart = words[^1] == '\n';
    }

    /// <summary>Ends the current line, if anything stands in it.</summary>
    public void EndLine()
    {
        if (!atStart)
        {
            Append("\n");
        }
    }

    /// <summary>Adds a line of its own.</summary>
    public void Line(ReadOnlySpan<char> words)
    {
        EndLine();
        Append(words);
        Append("\n");
    }

    /// <summary>Leaves one line blank, unless one is.</summary>
    public void Blank()
    {
        EndLine();
        if (text.Length > 1 && text[^2] != '\n')
        {
            Append("\n");
        }
    }

    /// <summary>The lines, each rewritten.</summary>
    public string ToString(Func<string, string> rewrite) =>
        string.Join('\n', text.ToString().Split('\n').Select(rewrite));

    public override string ToString() => text.ToString();
}
