using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;

namespace Workflows.Engine.Definitions;

/// <summary>An activity's place in a compiled graph. Fixed once the graph is compiled.</summary>
public sealed class ActivityNode
{
    internal ActivityNode(string typeName, int version, Activity activity, ActivityDescriptor descriptor)
    {
        TypeName = typeName;
        Version = version;
        Activity = activity;
        Descriptor = descriptor;
    }

    /// <summary>The position in <see cref="WorkflowGraph.Nodes"/>, parents before children.</summary>
    public int Index { get; internal set; }

    /// <summary>The id in the definition.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The path: the ids of all ancestors and this one, joined by a colon.</summary>
    public string NodeId { get; internal set; } = "";

    /// <summary>The name scripts use; may be null.</summary>
    public string? Name { get; internal init; }

    /// <summary>What it is called on the canvas: the text its author gave it, else its name, else its id.</summary>
    public string Title => new[] { DisplayText, Name }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? Id;

    /// <summary>How people tell it from others in a sentence.</summary>
    internal string Label => $"“{Title}”";

    /// <summary>What an input is called in the designer; other parts of the activity keep the name they are written under.</summary>
    internal string InputTitle(string place) =>
        Descriptor
            .Inputs.FirstOrDefault(input => string.Equals(input.Name, place, StringComparison.OrdinalIgnoreCase))
            ?.DisplayName
        ?? place;

    /// <summary>The text its author gave it on the canvas; may be null.</summary>
    internal string? DisplayText { get; init; }

    /// <summary>The type name as written in the definition.</summary>
    public string TypeName { get; }

    /// <summary>The type's version.</summary>
    public int Version { get; }

    /// <summary>The filled activity.</summary>
    public Activity Activity { get; }

    /// <summary>What is known about the type.</summary>
    public ActivityDescriptor Descriptor { get; }

    /// <summary>The node around this one; null for the workflow itself.</summary>
    public ActivityNode? Parent { get; internal set; }

    /// <summary>The nodes within this one, in the order they were read.</summary>
    public IReadOnlyList<ActivityNode> Children { get; internal init; } = [];

    /// <summary>The variables this node declares for itself and what is within it.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal init; } = [];

    /// <summary>The inputs evaluated before the activity executes, in declaration order.</summary>
    public IReadOnlyList<Input> Inputs { get; internal init; } = [];

    /// <summary>Every expression found anywhere in the activity's own JSON, for validation.</summary>
    internal IReadOnlyList<(string Place, Expressions.Expression Expression)> Expressions { get; init; } = [];

    /// <summary>Required inputs that aren't given.</summary>
    internal IReadOnlyList<string> MissingInputs { get; init; } = [];

    /// <summary>The outputs in declaration order.</summary>
    public IReadOnlyList<Output> Outputs { get; internal init; } = [];

    /// <summary>The inputs that activity records leave out, by PascalCase name.</summary>
    public IReadOnlySet<string> HiddenInputs { get; internal set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The outputs that activity records leave out, by PascalCase name.</summary>
    public IReadOnlySet<string> HiddenOutputs { get; internal set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether a published definition starts new instances at this trigger.</summary>
    public bool CanStartWorkflow { get; internal init; }

    /// <summary>Whether the definition asks for a background run.</summary>
    public bool RunAsynchronously { get; internal init; }

    /// <summary>Whether it runs after the burst that reaches it: a job always, a task when asked to (Elsa).</summary>
    public bool RunsInBackground =>
        Descriptor.Kind == ActivityKind.Job || (Descriptor.Kind == ActivityKind.Task && RunAsynchronously);

    /// <summary>The definition's custom properties of this activity.</summary>
    public JsonElement? CustomProperties { get; internal init; }

    /// <summary>The outcomes it can complete with; empty when any is possible.</summary>
    public IReadOnlyList<string> Outcomes => Activity.OwnOutcomes ?? Descriptor.Outcomes;

    /// <summary>Whether this node is the given one or within it.</summary>
    public bool IsWithin(ActivityNode other)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node == other)
                return true;
        }
        return false;
    }
}
