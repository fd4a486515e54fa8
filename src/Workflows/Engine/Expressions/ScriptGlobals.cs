using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace Workflows.Engine.Expressions;

/// <summary>What scripts can call (Elsa's accessors). Only those that the script mentions are made.</summary>
internal sealed class ScriptGlobals(
    Jint.Engine engine,
    ScriptValues values,
    ScriptVariables variables,
    ExpressionScope scope
)
{
    /// <summary>Gives the script what it mentions; an unknown name stays undefined, so calling it fails.</summary>
    public void Install(ReferencedGlobals names)
    {
        foreach (var name in names)
        {
            if ((Fixed(name) ?? Accessor(name)) is { } value)
                engine.SetValue(name, value);
        }
    }

    private JsValue? Fixed(string name) =>
        name switch
        {
            "variables" => variables.Object,
            "args" => values.ToScript(scope.CamelCaseArguments),
            "getVariable" => Call(a => variables.Get(Text(a, 0))),
            "setVariable" => Do(a => variables.Set(Text(a, 0), At(a, 1))),
            "getInput" => Get(a => scope.GetInput(Text(a, 0))),
            "getOutputFrom" => Get(a => scope.GetOutputFrom(Text(a, 0), a.Length > 1 ? Text(a, 1) : null)),
            "getLastResult" => Get(_ => scope.LastResult),
            "getWorkflowDefinitionId" => Get(_ => scope.Graph.DefinitionId),
            "getWorkflowDefinitionVersionId" => Get(_ => scope.Graph.Id),
            "getWorkflowDefinitionVersion" => Get(_ => scope.Graph.Version),
            "getWorkflowInstanceId" => Get(_ => scope.InstanceId),
            "getCorrelationId" => Get(_ => scope.CorrelationId),
            "setCorrelationId" => Do(a => scope.CorrelationId = NullableText(a)),
            "getWorkflowInstanceName" => Get(_ => scope.InstanceName),
            "setWorkflowInstanceName" => Do(a => scope.InstanceName = NullableText(a)),
            "setOutcome" => Do(a => scope.SetOutcomes([Text(a, 0)])),
            "setOutcomes" => Do(a => scope.SetOutcomes(Texts(At(a, 0)))),
            "toJson" => Get(a => PlainValues.ToJson(values.FromScript(At(a, 0)))),
            _ => ScriptFunctions.Find(name) is { } function ? Get(a => function(Plain(a))) : ClrType(name),
        };

    // The types of values that scripts may make; their members are plain computations.
    private TypeReference? ClrType(string name) =>
        name switch
        {
            "DateTime" => TypeReference.CreateTypeReference<DateTime>(engine),
            "DateTimeOffset" => TypeReference.CreateTypeReference<DateTimeOffset>(engine),
            "TimeSpan" => TypeReference.CreateTypeReference<TimeSpan>(engine),
            "Guid" => TypeReference.CreateTypeReference<Guid>(engine),
            "Random" => TypeReference.CreateTypeReference<Random>(engine),
            _ => null,
        };

    private ClrFunction? Accessor(string name)
    {
        if (name.Length <= 3)
            return null;
        var subject = name[3..];
        if (name.StartsWith("set", StringComparison.Ordinal))
            return VariableNamed(subject) is { } target ? Do(a => variables.Set(target, At(a, 0))) : null;
        if (!name.StartsWith("get", StringComparison.Ordinal))
            return null;
        if (VariableNamed(subject) is { } source)
            return Call(_ => variables.Get(source));
        if (scope.FindInputName(subject) is { } input)
            return Get(_ => scope.GetInput(input));
        if (scope.FindArgument(subject, out var argument))
            return Get(_ => argument);
        return scope.FindOutput(subject) is { } output ? Get(_ => output()) : null;
    }

    private string? VariableNamed(string pascalName) =>
        scope
            .VisibleVariables.Select(variable => variable.Definition.Name)
            .FirstOrDefault(name => ExpressionScope.Pascal(name) == pascalName);

    private ClrFunction Call(Func<JsValue[], JsValue> function) =>
        new(engine, "accessor", (_, arguments) => function(arguments));

    private ClrFunction Get(Func<JsValue[], object?> function) =>
        Call(arguments => values.ToScript(function(arguments)));

    private ClrFunction Do(Action<JsValue[]> action) =>
        Call(arguments =>
        {
            action(arguments);
            return JsValue.Undefined;
        });

    private object?[] Plain(JsValue[] arguments) => [.. arguments.Select(values.FromScript)];

    private static JsValue At(JsValue[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string Text(JsValue[] arguments, int index) => At(arguments, index).ToString();

    private static string? NullableText(JsValue[] arguments) =>
        At(arguments, 0) is var value && (value.IsNull() || value.IsUndefined()) ? null : value.ToString();

    private static IReadOnlyList<string> Texts(JsValue value) =>
        value is JsArray array ? [.. array.Select(item => item.ToString())] : [value.ToString()];
}
