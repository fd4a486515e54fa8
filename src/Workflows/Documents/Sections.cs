namespace Workflows.Documents;

/// <summary>The headings that tasks stand under, and which task stands under which.</summary>
internal sealed class Sections
{
    private readonly Dictionary<Block, string> numbers = [];
    private readonly HashSet<Block> tasks;

    private Sections(IEnumerable<Block> tasks) => this.tasks = [.. tasks];

    public List<SectionDraft> Drafts { get; } = [];

    public static Sections Of(IReadOnlyList<Block> tasks)
    {
        var sections = new Sections(tasks);
        foreach (var heading in tasks.Select(sections.HeadingOf).OfType<Block>().Distinct())
        {
            var number = Cite(heading);
            sections.numbers.Add(heading, number);
            sections.Drafts.Add(new SectionDraft(number, TaskText.TitleOf(heading)));
        }

        return sections;
    }

    public string? NumberOf(Block task) => HeadingOf(task) is { } heading ? numbers[heading] : null;

    // A task may hold tasks; its own heading is theirs too.
    private Block? HeadingOf(Block task)
    {
        var heading = task.Parent;
        while (heading is not null && tasks.Contains(heading))
        {
            heading = heading.Parent;
        }

        return heading;
    }

    private static string Cite(Block block) =>
        block.Parent is { } parent ? Cite(parent) + block.Number.Citation : block.Number.Citation;
}
