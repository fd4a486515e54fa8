using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Expressions;

/// <summary>What an expression sees: variables, inputs and outputs from where its activity stands, inside out.</summary>
public sealed class ExpressionScope
{
    private readonly Run _run;
    private readonly ActivityExecution _execution;
    private readonly IReadOnlyDictionary<string, object?> _arguments;

    internal ExpressionScope(
        Run run,
        ActivityExecution execution,
        IReadOnlyDictionary<string, object?>? arguments = null
    )
    {
        _run = run;
        _execution = execution;
        _arguments = arguments ?? WorkflowState.Empty;
    }

    internal bool SeesOnlyAround { get; init; }

    internal ExpressionOptions Limits => _run.Limits;

    internal TimeProvider Clock => _run.Clock;

    /// <summary>The definition that runs.</summary>
    public WorkflowGraph Graph => _run.Graph;

    /// <summary>The instance's id.</summary>
    public string InstanceId => _run.InstanceId;

    /// <summary>What the instance belongs to outside; scripts may change it.</summary>
    public string? CorrelationId
    {
        get => _run.CorrelationId;
        set => _run.CorrelationId = value;
    }

    /// <summary>The instance's name; scripts may change it.</summary>
    public string? InstanceName
    {
        get => _run.Name;
        set => _run.Name = value;
    }

    /// <summary>The outcomes that a script asked for; null when it didn't.</summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    /// <summary>The last value given in this burst for any output named Result.</summary>
    public object? LastResult => _run.Register.LastOrDefault(output => output.Name == "Result")?.Value;

    /// <summary>The evaluator's own arguments with camelCase names.</summary>
    internal Dictionary<string, object?> CamelCaseArguments =>
        _arguments.ToDictionary(pair => Camel(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The variables in scope, nearest first; an outer one hidden by name is left out.</summary>
    internal IEnumerable<Variable> VisibleVariables =>
        AllVariables.DistinctBy(variable => variable.Definition.Name, StringComparer.Ordinal);

    /// <summary>The inputs of the workflow around; within a workflow used as an activity its own inputs come first.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> VisibleInputs =>
        _execution
            .Scopes.Skip(1)
            .Select(scope => scope.Node.Activity)
            .OfType<WorkflowDefinitionActivity>()
            .SelectMany(composite => composite.Inputs)
            .Select(input => KeyValuePair.Create(input.Name, FindByName(input.Name)?.Value))
            .Concat(_run.Input)
            .DistinctBy(input => input.Key, StringComparer.Ordinal);

    private IEnumerable<Variable> AllVariables => _execution.Scopes.SelectMany(VariablesOf);

    /// <summary>The nearest variable of that id; null when there is none or it is unset.</summary>
    public object? GetVariableById(string id) => FindById(id)?.Value;

    /// <summary>The nearest variable of that name; null when there is none or it is unset.</summary>
    public object? GetVariable(string name) => FindByName(name)?.Value;

    /// <summary>Assigns the nearest variable of that name, converted to its type, or makes one in the nearest container.</summary>
    public void SetVariable(string name, object? value)
    {
        if (FindByName(name) is { } variable)
        {
            Assign(variable, value);
            return;
        }
        var container = _execution.Scopes.First(scope => scope.Node.Descriptor.IsContainer || scope.Parent is null);
        container.Variables.Add(new Variable(VariableDefinition.Dynamic(name), value));
    }

    /// <summary>
    /// An input of the workflow around: within a workflow used as an activity the variable of that name comes first,
    /// then, as outside, the instance's input; null when there is none.
    /// </summary>
    public object? GetInput(string name)
    {
        if (IsInsideComposite && FindByName(name) is { } variable)
            return variable.Value;
        return _run.Input.GetValueOrDefault(name);
    }

    /// <summary>The first value recorded in this burst for an output of an activity in reach; null when it hasn't run.</summary>
    /// <exception cref="ExpressionException">No activity of that id or name is in reach.</exception>
    public object? GetOutputFrom(string activityIdOrName, string? outputName)
    {
        var node =
            Reachable.FirstOrDefault(node => node.Id == activityIdOrName)
            ?? Reachable.FirstOrDefault(node => node.Name == activityIdOrName)
            ?? throw new ExpressionException("Activity not found.");
        return Recorded(node, outputName ?? "Result");
    }

    internal Variable? FindById(string id) => AllVariables.FirstOrDefault(variable => variable.Definition.Id == id);

    internal static void Assign(Variable variable, object? value) =>
        variable.Value = ValueConverter.Convert(value, variable.Definition.Type);

    internal void SetOutcomes(IReadOnlyList<string> outcomes) => Outcomes = outcomes;

    internal string? FindInputName(string name)
    {
        if (IsInsideComposite || !_run.Graph.Inputs.Any(input => input.Name == name))
            return null;
        return _run.Input.Keys.FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            ?? name;
    }

    internal bool FindArgument(string pascalName, out object? value)
    {
        var found = _arguments.Keys.FirstOrDefault(key => Pascal(key) == pascalName);
        value = found is null ? null : _arguments[found];
        return found is not null;
    }

    /// <summary>Finds what <c>get{Output}From{Activity}()</c> reads; null when there is no such output in reach.</summary>
    internal Func<object?>? FindOutput(string accessor)
    {
        if (!accessor.Contains("From", StringComparison.Ordinal))
            return null;
        foreach (var node in Reachable)
        {
            var name = _run.Graph.ToolVersion is { Major: >= 3 } ? node.Name : node.Name ?? node.Id;
            if (name is null || !accessor.EndsWith("From" + Pascal(name), StringComparison.Ordinal))
                continue;
            var output = node.Descriptor.Outputs.FirstOrDefault(output =>
                Pascal(output.Name) + "From" + Pascal(name) == accessor
            );
            if (output is not null)
                return () => Recorded(node, output.Name);
        }
        return null;
    }

    internal static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private Variable? FindByName(string name) =>
        AllVariables.FirstOrDefault(variable => variable.Definition.Name == name);

    private object? Recorded(ActivityNode node, string output) =>
        _run.Register.Find(recorded => recorded.NodeId == node.NodeId && recorded.Name == output)?.Value;

    private bool IsInsideComposite =>
        _execution.Scopes.Skip(1).Any(scope => scope.Node.Activity is WorkflowDefinitionActivity);

    // What stands next to the activity or next to anything around it, up to the workflow it belongs to.
    private IEnumerable<ActivityNode> Reachable
    {
        get
        {
            for (var node = _execution.Node; node.Parent is { } parent && node.Activity is not Workflow; node = parent)
            {
                foreach (var sibling in parent.Children)
                    yield return sibling;
            }
        }
    }

    // A workflow used as activity gets its inputs from around, though they are also variables of its own scope.
    private IEnumerable<Variable> VariablesOf(ActivityExecution scope) =>
        SeesOnlyAround && scope == _execution
            ? scope.Variables.Where(variable => !scope.Node.Variables.Contains(variable.Definition))
            : scope.Variables;
}
