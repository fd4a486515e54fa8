using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Word;

/// <summary>One level of a list as the document defines it.</summary>
/// <param name="Start">Its first number.</param>
/// <param name="Format">How it writes a number.</param>
/// <param name="Pattern">The words around the numbers: <c>%1</c> is the number of the first level.</param>
/// <param name="RestartsAfter">The level (counted from 1) whose next number restarts this one; 0 for never, null for any above.</param>
/// <param name="IsLegal">Whether all its numbers are written in digits.</param>
/// <param name="HasSpace">Whether something separates the number from the text.</param>
/// <param name="Style">The paragraph style that belongs to the level.</param>
internal sealed record ListLevel(
    int Start,
    string Format,
    string Pattern,
    int? RestartsAfter,
    bool IsLegal,
    bool HasSpace,
    string? Style
)
{
    public static readonly ListLevel Empty = new(1, "none", "", null, false, false, null);

    public static ListLevel Of(XElement level) =>
        new(
            level.Child("start").Int() ?? 0,
            (level.Child("numFmt") ?? level.Descendants().FirstOrDefault(each => each.Named("numFmt"))).Val()
                ?? "decimal",
            level.Child("lvlText").Val() ?? "",
            level.Child("lvlRestart").Int(),
            level.Child("isLgl").IsOn(),
            level.Child("suff").Val() is not "nothing",
            level.Child("pStyle").Val()
        );
}
