using System.Globalization;
using System.Text.Json;
using Workflows.Approvals;
using Workflows.Inbox;
using Workflows.Organization;

namespace Workflows.Trials;

/// <summary>Looks one decision ahead; a form is filled in with examples, and the outlook says so.</summary>
/// <param name="walk">The walk so far.</param>
/// <param name="now">What time it is there.</param>
/// <param name="adminId">Who tries: the example of a person.</param>
internal sealed class TrialOutlooks(TrialWalk walk, DateTimeOffset now, Guid adminId)
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
        if (looks == MostLooks)
            return null;

        looks++;
        // Only the onward outcome needs the form.
        var form = choice == item.Choices[0] ? FilledIn(item.Item.Form) : [];
        var act = new TrialAct(TrialActKind.Decide, item.Key, Outcome: choice.Name, Form: form);
        var outlook = await walk.LookAsync(act, cancellationToken);
        return outlook with { IsOfMadeUpForm = form.Count > 0 };
    }

    private Dictionary<string, JsonElement> FilledIn(IReadOnlyList<WorkItemField> fields) =>
        fields
            .Where(field => !field.IsReadOnly)
            .ToDictionary(
                field => field.Name,
                field => JsonSerializer.SerializeToElement(field.Value ?? Example(field)),
                StringComparer.Ordinal
            );

    private string Example(WorkItemField field) =>
        field.Type switch
        {
            FieldType.Number => "1",
            FieldType.Boolean => "true",
            FieldType.Date => OfficeTime.DayOf(now).ToString("O", CultureInfo.InvariantCulture),
            FieldType.Choice => field.Options.FirstOrDefault("试走"),
            FieldType.Person => adminId.ToString(),
            _ => "试走",
        };
}
