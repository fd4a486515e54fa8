using System.Text;

namespace Workflows.Documents;

/// <summary>
/// Mends what a line break once tore apart and a converter put a space into: 市监察局、人力 资源社会保障局, 市司法局牵 头.
/// A space that separates units stays.
/// </summary>
internal static class TornWords
{
    private const string Levels = "省市县区州镇乡各縣區鎮鄉";

    /// <summary>The text without the spaces that stand inside a word.</summary>
    public static string Mended(string text)
    {
        if (!text.AsSpan().ContainsAny(' ', '　'))
        {
            return text;
        }

        var mended = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is ' ' or '　' && IsInWord(text, start, i))
            {
                mended.Append(text, start, i - start);
                start = i + 1;
            }
        }

        return mended.Append(text, start, text.Length - start).ToString();
    }

    // Neither half says anything on its own, and both together do.
    private static bool IsInWord(string text, int start, int space)
    {
        if (!IsIdeograph(text[space - 1]) || !IsIdeograph(text[space + 1]) || Levels.Contains(text[space + 1]))
        {
            return false;
        }

        var from = space;
        while (from > start && !Punctuation.SeparatesNames(text[from - 1]) && !Punctuation.Opens(text[from - 1]))
        {
            from--;
        }

        var to = space + 1;
        while (to < text.Length && !Punctuation.SeparatesNames(text[to]) && !Punctuation.Closes(text[to]))
        {
            to++;
        }

        var left = text[from..space];
        var right = text[(space + 1)..to];
        return !SaysSomething(left) && MarkerLabel.ReadAlone(right) is null && SaysSomething(left + right);
    }

    private static bool SaysSomething(string words) =>
        UnitNames.IsUnit(words)
        || MarkerVerb.Read(words) is { Names: var names } && UnitNames.IsUnit(names)
        || MarkerLabel.ReadAlone(words) is not null;

    private static bool IsIdeograph(char c) => c is >= '一' and <= '龥';
}
