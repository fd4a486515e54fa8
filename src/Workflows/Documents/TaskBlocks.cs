namespace Workflows.Documents;

/// <summary>Finds which items of the outline are tasks: those that a responsibility marker belongs to.</summary>
internal static class TaskBlocks
{
    public static List<Block> Of(IReadOnlyList<Block> roots)
    {
        var tasks = new List<Block>();
        Collect(roots, isTop: true, tasks);
        return tasks;
    }

    private static void Collect(IReadOnlyList<Block> siblings, bool isTop, List<Block> tasks)
    {
        var (first, last) = MarkedRange(siblings);
        for (var i = 0; i < siblings.Count; i++)
        {
            var block = siblings[i];
            // An item without a marker among marked ones is a task whose marker was forgotten. At the top it may as
            // well be a chapter of general words, so there it must stand between marked ones.
            var forgotten = block.Children.Count == 0 && first >= 0 && (!isTop || (i > first && i < last));
            if (forgotten && !block.IsMarked)
            {
                block.ReadSentences();
            }

            if (block.IsRow || block.IsMarked || forgotten || IsClosedByOneMarker(block))
            {
                tasks.Add(block);
                RequireFew(tasks.Count);
            }

            if (!IsClosedByOneMarker(block))
            {
                Collect(block.Children, isTop: false, tasks);
            }
        }
    }

    /// <summary>Whether the marker under the last of several points (1）… 2）… （责任单位：…）) speaks for all of them.</summary>
    public static bool IsClosedByOneMarker(Block block) =>
        block is { IsMarked: false, Children.Count: > 1 }
        && block.Children.All(child => child.Children.Count == 0 && !child.IsRow)
        && block.Children[^1].Markers is { Count: > 1 } markers
        && markers[^1] is [{ Start: 0 }]
        && block.Children.Take(block.Children.Count - 1).All(child => !child.IsMarked);

    private static (int First, int Last) MarkedRange(IReadOnlyList<Block> siblings)
    {
        var (first, last, count) = (-1, -1, 0);
        for (var i = 0; i < siblings.Count; i++)
        {
            if (siblings[i].IsMarked)
            {
                (first, last) = (first < 0 ? i : first, i);
                RequireFew(++count);
            }
        }

        return (first, last);
    }

    private static void RequireFew(int count)
    {
        if (count > DocumentText.MaxTasks)
        {
            throw DocumentText.TooManyTasks();
        }
    }
}
