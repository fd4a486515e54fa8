using System.Buffers;

namespace Workflows.Documents;

/// <summary>The end of a document: signature, date, 版记. It belongs to no task.</summary>
/// <param name="Start">The index of its first line; the count of lines when there is none.</param>
/// <param name="Signer">The body named right above the date.</param>
/// <param name="Date">The first date.</param>
internal sealed record Imprint(int Start, string? Signer, DateOnly? Date)
{
    private const int LongestSigner = 30;
    private const int MostLines = 20;

    private static readonly string[] Marks = ["抄送", "主送", "（此件", "(此件", "印发", "联系人", "附件"];

    private static readonly SearchValues<char> Unfit = SearchValues.Create("，。；：、！,;:（）()|\t");

    public static Imprint Read(IReadOnlyList<Line> lines)
    {
        var start = lines.Count;
        string? signer = null;
        DateOnly? date = null;
        for (var i = lines.Count - 1; i >= Math.Max(0, lines.Count - MostLines); i--)
        {
            var text = lines[i].Text;
            if (lines[i].IsBlank)
            {
                continue;
            }

            if (OfficialDate.IsDateLine(text))
            {
                date = OfficialDate.Find(text) ?? date;
            }
            else if (date is not null && IsSigner(text))
            {
                signer = text;
            }
            else if (!Words.Begins(text, Marks))
            {
                break;
            }

            start = i;
        }

        return new Imprint(start, signer, date);
    }

    private static bool IsSigner(string text) =>
        text.Length <= LongestSigner && !text.AsSpan().ContainsAny(Unfit) && Numbering.Read(text) is null;
}
