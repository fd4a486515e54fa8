using System.Buffers;

namespace Workflows.Documents;

/// <summary>The marks the grammar turns on, in both widths.</summary>
internal static class Punctuation
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("（(〔【[［「『〖｛{");
    private static readonly SearchValues<char> Closing = SearchValues.Create("）)〕】]］」』〗｝}");

    /// <summary>The place of the last opening bracket, -1 when there is none.</summary>
    public static int LastOpening(ReadOnlySpan<char> text) => text.LastIndexOfAny(Opening);

    /// <summary>The place of the first closing bracket, -1 when there is none.</summary>
    public static int FirstClosing(ReadOnlySpan<char> text) => text.IndexOfAny(Closing);

    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '!' or '?' or '；' or ';' or '：' or ':';

    public static bool EndsClause(char c) => EndsSentence(c) || c is '，' or ',';

    public static bool SeparatesNames(char c) => EndsClause(c) || c is '、' or '/' || char.IsWhiteSpace(c);

    public static bool Opens(char c) => Opening.Contains(c);

    public static bool Closes(char c) => Closing.Contains(c);

    /// <summary>Splits where <paramref name="separates"/> holds and no bracket is open; empty pieces are left out.</summary>
    public static List<string> Split(string text, Func<char, bool> separates)
    {
        var pieces = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !(depth == 0 && separates(text[i])))
            {
                depth = Math.Max(
                    0,
                    depth
                        + (
                            Opens(text[i]) ? 1
                            : Closes(text[i]) ? -1
                            : 0
                        )
                );
                continue;
            }

            if (text[start..i].Trim() is { Length: > 0 } piece)
            {
                pieces.Add(piece);
            }

            start = i + 1;
        }

        return pieces;
    }
}
