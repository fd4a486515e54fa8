using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;

namespace Workflows.Api.Studio;

/// <summary>Activity types as Elsa's designer reads them: every field there, no collection null, texts in zh-CN.</summary>
/// <param name="organization">What there is now to choose from in a human step.</param>
internal sealed class ActivityDescriptorJson(OrganizationChoices organization)
{
    // Elsa's way to say that a workflow stands behind an activity.
    private const string DefinitionId = "WorkflowDefinitionId";
    private const string VersionId = "WorkflowDefinitionVersionId";

    /// <summary>An activity type.</summary>
    public object Of(ActivityDescriptor activity) =>
        new
        {
            activity.TypeName,
            Namespace = activity.Ns,
            // A step dropped on the canvas is named by this and a number; scripts use the names of Elsa's own.
            Name = activity.Ns == "Elsa" ? activity.Name : ActivityTexts.NameOf(activity),
            activity.Version,
            Category = ActivityTexts.CategoryOf(activity),
            DisplayName = ActivityTexts.NameOf(activity),
            Description = ActivityTexts.DescriptionOf(activity),
            // Every run is a burst here, so nothing is offered that would only choose where to run.
            Kind = activity.Kind is ActivityKind.Trigger ? "Trigger" : "Action",
            RunAsynchronously = false,
            activity.IsContainer,
            activity.IsBrowsable,
            activity.IsStart,
            activity.IsTerminal,
            Inputs = InOrder(activity).Select((input, order) => Of(activity, input, order)),
            Outputs = activity.Outputs.Select(
                (output, order) =>
                    new
                    {
                        output.Name,
                        DisplayName = ActivityTexts.FieldOf(activity, output.Name, output.DisplayName),
                        output.TypeName,
                        Description = "",
                        Order = order,
                        IsBrowsable = true,
                        output.IsSynthetic,
                    }
            ),
            Ports = Ports(activity),
            activity.CustomProperties,
            ConstructionProperties = Construction(activity),
        };

    /// <summary>What the editor of an input is given, by the editor's name.</summary>
    public IReadOnlyDictionary<string, object> SpecificationsOf(ActivityDescriptor activity, InputDescriptor input)
    {
        var hint = HintOf(activity, input);
        object? specification = hint switch
        {
            "dropdown" => new { selectList = Choices(ChoicesOf(activity, input)) },
            "radiolist" => new { radioList = Choices(ChoicesOf(activity, input)) },
            "checklist" => new { checkList = Choices(ChoicesOf(activity, input)) },
            "singleline" when input.Name == "TermDays" => new { adornmentText = "天", enableCopyAdornment = false },
            // A number: the designer can't read Elsa's word for a large editor here.
            "code-editor" => new { language = "javascript", editorHeight = 1 },
            _ => null,
        };
        return specification is null
            ? new Dictionary<string, object>(StringComparer.Ordinal)
            : new Dictionary<string, object>(StringComparer.Ordinal) { [hint] = specification };
    }

    private object Of(ActivityDescriptor activity, InputDescriptor input, int order) =>
        new
        {
            input.Name,
            DisplayName = ActivityTexts.FieldOf(activity, input.Name, input.DisplayName),
            input.TypeName,
            Description = ActivityTexts.HelpOf(activity, input),
            Order = order,
            IsBrowsable = true,
            input.IsSynthetic,
            input.IsWrapped,
            UiHint = HintOf(activity, input),
            Category = (string?)null,
            input.DefaultValue,
            input.DefaultSyntax,
            IsReadOnly = false,
            IsSensitive = false,
            IsSerializable = true,
            StorageDriverType = (string?)null,
            UiSpecifications = SpecificationsOf(activity, input),
        };

    // What a step is called comes first, before what it does.
    private static IEnumerable<InputDescriptor> InOrder(ActivityDescriptor activity) =>
        activity.Ns == "Approvals" ? activity.Inputs.OrderBy(input => input.Name != "Title") : activity.Inputs;

    private static IEnumerable<object> Ports(ActivityDescriptor activity)
    {
        var embedded = activity.Ports.Select(port => Port(port, "Embedded"));
        if (activity.CustomProperties.ContainsKey(DefinitionId))
            embedded = embedded.Append(Port("Root", "Embedded", isBrowsable: false));
        return activity.IsTerminal
            ? embedded
            : embedded.Concat(activity.Outcomes.Select(outcome => Port(outcome, "Flow")));
    }

    private static object Port(string name, string type, bool isBrowsable = true) =>
        new
        {
            name,
            displayName = ActivityTexts.PortOf(name),
            type,
            isBrowsable,
        };

    // What a designer writes into a new activity: which workflow it is.
    private static Dictionary<string, object?> Construction(ActivityDescriptor activity)
    {
        var construction = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (!activity.CustomProperties.TryGetValue(DefinitionId, out var definitionId))
            return construction;
        construction[DefinitionId] = definitionId;
        construction[VersionId] = activity.CustomProperties[VersionId];
        if (!activity.IsBrowsable)
            return construction;
        construction["LatestAvailablePublishedVersion"] = activity.Version;
        construction["LatestAvailablePublishedVersionId"] = activity.CustomProperties[VersionId];
        return construction;
    }

    // The designer's names have no hyphen, and it has no editors for times.
    private static string HintOf(ActivityDescriptor activity, InputDescriptor input) =>
        (activity.Ns, input.Name) switch
        {
            ("Approvals", "Department" or "Assignee" or "TermTo") => "dropdown",
            ("Approvals", "Signers" or "People" or "Departments" or "OpinionFor") => "checklist",
            // A select list is sorted by its texts; these have an order of their own.
            ("Approvals", _) when input.UIHint == "dropdown" => "radiolist",
            _ => input.UIHint switch
            {
                "single-line" or "timespan-picker" or "cron-editor" => "singleline",
                "multi-line" => "multiline",
                _ => input.UIHint,
            },
        };

    private IEnumerable<(string Text, string Value)> ChoicesOf(ActivityDescriptor activity, InputDescriptor input) =>
        (activity.Ns, input.Name) switch
        {
            ("Approvals", "Department") => organization.Departments,
            ("Approvals", "Departments") => organization.Undertakers,
            ("Approvals", "Assignee") => organization.People,
            ("Approvals", "TermTo") => organization.Signers.Prepend(("（不指定）", "")),
            ("Approvals", "Signers" or "People") => organization.Signers,
            ("Approvals", "OpinionFor") => activity
                .Outcomes.Select(outcome => (ActivityTexts.PortOf(outcome), outcome))
                .Append(("全部结果", "*")),
            _ => input.Options.Select(option => (ActivityTexts.OptionOf(input.Name, option), option)),
        };

    private static object Choices(IEnumerable<(string Text, string Value)> choices) =>
        new
        {
            items = choices.Select(choice => new
            {
                text = choice.Text,
                value = choice.Value,
                isChecked = false,
            }),
            isFlagsEnum = false,
        };
}
