namespace Workflows.Documents;

/// <summary>Makes a task draft of an item of the outline.</summary>
internal static class TaskReader
{
    public static TaskDraft Read(
        Block block,
        TaskText text,
        string? section,
        bool firstLeads,
        bool starsLead,
        DateOnly? issuedOn,
        int? planYear
    )
    {
        var responsibility = Responsibility.Of([.. text.Markers], firstLeads, starsLead);
        var groups = responsibility.Participants.Where(UnitNames.IsGroup).ToList();
        var due = DueDay.Of(text, issuedOn, planYear);
        var period = PeriodPhrase.Of(text);
        var targets = Targets.In(text.Whole, out var hasMoreTargets);
        return new TaskDraft(
            block.Number.Label,
            text.Title,
            section,
            text.Body,
            responsibility.Lead,
            responsibility.Participants.Except(groups, StringComparer.Ordinal).ToList(),
            groups,
            due.Day,
            targets,
            PlaceOf(block, text),
            [
                .. responsibility.Doubts,
                .. AboutNames(responsibility),
                .. AboutScopes(responsibility),
                .. responsibility
                    .Lead.Concat(responsibility.Participants)
                    .Where(UnitNames.IsUnlikely)
                    .Select(KnownDoubts.NameUnlikely),
                .. due.Doubts,
                .. period.Doubts,
                .. hasMoreTargets ? [KnownDoubts.TargetsCut] : Array.Empty<Doubt>(),
                .. AboutText(block, text),
            ]
        )
        {
            LeadBasis = responsibility.Basis,
            Period = period.Rule,
            Sources = TaskSources.Of(text, responsibility, due, period, targets),
        };
    }

    // From its number to the end of its last words; a row ends with its last cell.
    private static SourcePlace PlaceOf(Block block, TaskText text)
    {
        var own = block.Place;
        var first = block.IsRow ? own : block.Passages[0].Place;
        var last = text.Parts[^1].Words.Place;
        var end = (last.EndLine, last.EndColumn).CompareTo((first.EndLine, first.EndColumn)) > 0 ? last : first;
        return own with { EndLine = end.EndLine, EndColumn = end.EndColumn };
    }

    private static IEnumerable<Doubt> AboutNames(Responsibility responsibility) =>
        responsibility
            .Lead.Concat(responsibility.Participants)
            .Where(UnitNames.IsCollective)
            .Select(name =>
                UnitNames.IsGroup(name) ? KnownDoubts.GroupUnexpanded(name) : KnownDoubts.NameCollective(name)
            );

    private static IEnumerable<Doubt> AboutScopes(Responsibility responsibility)
    {
        foreach (var name in responsibility.Lead.Concat(responsibility.Participants))
        {
            if (UnitNames.ScopeOf(name) is { } scope)
            {
                yield return KnownDoubts.NameScoped(name, UnitNames.Apart(name).Unit, scope);
            }
        }
    }

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
