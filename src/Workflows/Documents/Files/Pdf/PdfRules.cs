using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace Workflows.Documents.Files.Pdf;

/// <summary>A straight line drawn on a page.</summary>
/// <param name="IsVertical">Its direction.</param>
/// <param name="At">Where it stands: its height, or its distance from the left.</param>
/// <param name="From">Where it begins, from the left or from below.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct PdfRule(bool IsVertical, double At, double From, double To)
{
    public bool Covers(double place) => From <= place && place <= To;
}

/// <summary>Finds the lines on a page of which the frames of tables are made.</summary>
internal static class PdfRules
{
    // A page with more lines than any table has is a drawing.
    private const int MostRules = 5000;
    private const double Thickest = 2.5;
    private const double Shortest = 6;

    public static List<PdfRule> Of(Page page)
    {
        var rules = new List<PdfRule>();
        foreach (var path in page.Paths.Where(path => path.IsStroked || path.IsFilled))
        {
            foreach (var subpath in path)
            {
                AddSubpath(path, subpath, rules);
                if (rules.Count > MostRules)
                {
                    return [];
                }
            }
        }

        return rules;
    }

    private static void AddSubpath(PdfPath path, PdfSubpath subpath, List<PdfRule> rules)
    {
        if (subpath.GetBoundingRectangle() is not { } box)
        {
            return;
        }

        if (Math.Abs(box.Width) <= Thickest || Math.Abs(box.Height) <= Thickest)
        {
            Add(box.Left, box.Bottom, box.Right, box.Top, rules);
        }
        else if (path.IsStroked && subpath.IsDrawnAsRectangle)
        {
            Add(box.Left, box.Bottom, box.Right, box.Bottom, rules);
            Add(box.Left, box.Top, box.Right, box.Top, rules);
            Add(box.Left, box.Bottom, box.Left, box.Top, rules);
            Add(box.Right, box.Bottom, box.Right, box.Top, rules);
        }
        else if (path.IsStroked)
        {
            foreach (var line in subpath.Commands.OfType<PdfSubpath.Line>().Take(MostRules))
            {
                Add(line.From.X, line.From.Y, line.To.X, line.To.Y, rules);
            }
        }
    }

    private static void Add(double x, double y, double toX, double toY, List<PdfRule> rules)
    {
        var (width, height) = (Math.Abs(toX - x), Math.Abs(toY - y));
        if (height <= Thickest && width >= Shortest)
        {
            rules.Add(new PdfRule(false, (y + toY) / 2, Math.Min(x, toX), Math.Max(x, toX)));
        }
        else if (width <= Thickest && height >= Shortest)
        {
            rules.Add(new PdfRule(true, (x + toX) / 2, Math.Min(y, toY), Math.Max(y, toY)));
        }
    }
}
