namespace Workflows.Documents;

/// <summary>Makes a task draft of an item of the outline.</summary>
internal static class TaskReader
{
    public static TaskDraft Read(Block block, string? section, string? leadRule, DateOnly? issuedOn, int? planYear)
    {
        var text = TaskText.Of(block);
        var responsibility = Responsibility.Of(text.Markers, firstLeads: leadRule is not null);
        var groups = responsibility.Participants.Where(UnitNames.IsGroup).ToList();
        var due = DueDay.Of(text, issuedOn, planYear);
        return new TaskDraft(
            block.Number.Label,
            text.Title,
            section,
            text.Body,
            responsibility.Lead,
            responsibility.Participants.Except(groups, StringComparer.Ordinal).ToList(),
            groups,
            due.Day,
            Targets.In(text.Whole),
            new SourcePlace(block.Line),
            [.. responsibility.Doubts, .. AboutNames(responsibility), .. due.Doubts, .. AboutText(block, text)]
        )
        {
            LeadBasis = responsibility.Basis,
        };
    }

    private static IEnumerable<Doubt> AboutNames(Responsibility responsibility) =>
        responsibility
            .Lead.Concat(responsibility.Participants)
            .Where(UnitNames.IsCollective)
            .Select(name =>
                UnitNames.IsGroup(name) ? KnownDoubts.GroupUnexpanded(name) : KnownDoubts.NameCollective(name)
            );

    private static IEnumerable<Doubt> AboutText(Block block, TaskText text)
    {
        if (block.Number.Printed.Length == 0)
        {
            yield return KnownDoubts.TaskUnnumbered;
        }

        if (text.LeftOver is { } leftOver)
        {
            yield return KnownDoubts.TextAfterMarker(leftOver);
        }
    }
}
