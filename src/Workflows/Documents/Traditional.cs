using System.Buffers;

namespace Workflows.Documents;

/// <summary>
/// Writes the words the grammar turns on in simplified characters, one for one, so that places stay what they are. The
/// document's own words are kept as printed.
/// </summary>
internal static class Traditional
{
    private const string Printed =
        "責牽單門負參協辦實時導級個別職聯總體區縣鄉鎮處廳會團館臺園隊機構進執與關號間節點發編類項務內標準說備註報員組織頭領層";
    private const string Folded =
        "责牵单门负参协办实时导级个别职联总体区县乡镇处厅会团馆台园队机构进执与关号间节点发编类项务内标准说备注报员组织头领层";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Printed);

    /// <summary>The text with the same length in simplified characters; itself when it has no traditional ones.</summary>
    public static string Simplified(string text) =>
        text.AsSpan().ContainsAny(Characters) ? string.Create(text.Length, text, Fold) : text;

    /// <inheritdoc cref="Simplified(string)"/>
    public static ReadOnlySpan<char> Simplified(ReadOnlySpan<char> text) =>
        text.ContainsAny(Characters) ? Simplified(text.ToString()) : text;

    private static void Fold(Span<char> folded, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var place = Printed.IndexOf(text[i], StringComparison.Ordinal);
            folded[i] = place < 0 ? text[i] : Folded[place];
        }
    }
}
