using Workflows.Documents;

namespace Workflows.Plans.Reimport;

/// <summary>A target as it is counted beside what the corrected document says of it; one of the two may be missing.</summary>
internal sealed record TargetPair(Target? Target, TargetDraft? Draft)
{
    /// <summary>Whether the document says something else, or only one of the two is there.</summary>
    public bool IsChanged =>
        Target is null || Draft is null || !Target.Text.Equals(Draft.Text, StringComparison.Ordinal);

    /// <summary>
    /// Pairs targets of the same words, then in their order those counted in the same unit: what was reported of one
    /// goes on counting for the other. A target that the office gave a day of its own stays whatever the document says.
    /// </summary>
    public static IReadOnlyList<TargetPair> Of(IEnumerable<Target> targets, IReadOnlyList<TargetDraft> drafts)
    {
        var left = targets.OrderBy(target => target.Order).ToList();
        var pairs = drafts
            .Select(draft => new TargetPair(Take(left, target => target.Text == draft.Text), draft))
            .ToList();
        for (var i = 0; i < pairs.Count; i++)
        {
            var unit = pairs[i].Draft!.Unit;
            if (pairs[i].Target is null)
                pairs[i] = pairs[i] with { Target = Take(left, target => target.Unit == unit) };
        }

        return [.. pairs, .. left.Where(target => target.DueOn is null).Select(target => new TargetPair(target, null))];
    }

    private static Target? Take(List<Target> left, Predicate<Target> fits)
    {
        var found = left.Find(fits);
        if (found is not null)
            left.Remove(found);
        return found;
    }
}
