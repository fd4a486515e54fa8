namespace Workflows.Documents;

/// <summary>Looks for any of several words; nothing is allocated, since it is asked of every line.</summary>
internal static class Words
{
    public static bool Holds(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Begins(ReadOnlySpan<char> text, string[] words) => BeginningOf(text, words) is not null;

    public static bool Ends(ReadOnlySpan<char> text, string[] words) => EndingOf(text, words) is not null;

    /// <summary>The first of the words that the text begins with.</summary>
    public static string? BeginningOf(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>The first of the words that the text ends with.</summary>
    public static string? EndingOf(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
            {
                return word;
            }
        }

        return null;
    }
}
