using System.Globalization;

namespace Workflows.Documents;

/// <summary>Tasks of a document that marks responsibility but numbers nothing: they are numbered in their order.</summary>
internal static class Unnumbered
{
    public static List<Block> Of(IReadOnlyList<Paragraph> paragraphs)
    {
        var tasks = new List<Block>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (paragraphs[i].IsNote || paragraphs[i].Markers is not [var marker, ..])
            {
                continue;
            }

            // A marker on a line of its own speaks for the paragraph before it.
            var first = marker.Start == 0 && i > 0 ? i - 1 : i;
            var task = new Block(NumberOf(tasks.Count + 1), parent: null);
            for (var own = first; own <= i; own++)
            {
                task.Add(paragraphs[own].Whole);
            }

            tasks.Add(task);
            if (tasks.Count > DocumentText.MaxTasks)
            {
                throw DocumentText.TooManyTasks();
            }
        }

        return tasks;
    }

    private static Numbering NumberOf(int ordinal) =>
        new(NumberKind.Arabic, ordinal.ToString(CultureInfo.InvariantCulture), ordinal, Printed: "");
}
