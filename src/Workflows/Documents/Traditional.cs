using System.Buffers;

namespace Workflows.Documents;

/// <summary>
/// Writes the words the grammar turns on in simplified characters, one for one, so that places stay what they are. The
/// document's own words are kept as printed.
/// </summary>
internal static class Traditional
{
    private const string Printed =
        "責牽單門負參協辦實時導級個別職聯總體區縣鄉鎮處廳會團館臺園隊機構進執與關號間節點發編類項務內標準說備註報員組織頭領層"
        + "見計劃規綱決細則動書轉於學術業財資態環設運輸農廣電遊衛應審場監統醫療興訪數據軍糧識產獸漁氣稅僑貿經檔萬億條戶筆畝輛對擴開舉長養創訓蓋爭達過續義為護國際觀滿圖網";
    private const string Folded =
        "责牵单门负参协办实时导级个别职联总体区县乡镇处厅会团馆台园队机构进执与关号间节点发编类项务内标准说备注报员组织头领层"
        + "见计划规纲决细则动书转于学术业财资态环设运输农广电游卫应审场监统医疗兴访数据军粮识产兽渔气税侨贸经档万亿条户笔亩辆对扩开举长养创训盖争达过续义为护国际观满图网";

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
