namespace Workflows.Trials;

/// <summary>Looks one decision ahead, where that can be said before a form is filled in.</summary>
internal sealed class TrialOutlooks(TrialWalk walk)
{
    private const int MostLooks = 24;

    private int looks;

    /// <summary>The same work items, each outcome with what would come of it.</summary>
    public async Task<IReadOnlyList<TrialItem>> OfAsync(
        IReadOnlyList<TrialItem> items,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<TrialItem>();
        foreach (var item in items)
        {
            var choices = new List<TrialChoice>();
            foreach (var choice in item.Choices)
                choices.Add(choice with { Leads = await LookAsync(item, choice, cancellationToken) });
            seen.Add(item with { Choices = choices });
        }

        return seen;
    }

    private async Task<TrialOutlook?> LookAsync(TrialItem item, TrialChoice choice, CancellationToken cancellationToken)
    {
        var isOnward = choice == item.Choices[0];
        var isOpen = isOnward && item.Item.Form.Any(field => !field.IsReadOnly);
        if (isOpen || looks == MostLooks)
            return null;

        looks++;
        var act = new TrialAct(TrialActKind.Decide, item.Key, Outcome: choice.Name);
        return await walk.LookAsync(act, cancellationToken);
    }
}
