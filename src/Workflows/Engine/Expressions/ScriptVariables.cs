using Jint;
using Jint.Native;

namespace Workflows.Engine.Expressions;

/// <summary>
/// The <c>variables</c> object of a script. Variables that the text mentions are copied in and written back after it:
/// assigned values and changed objects are, changes within a list are not (measured on Elsa).
/// </summary>
internal sealed class ScriptVariables(Jint.Engine engine, ScriptValues values, ExpressionScope scope)
{
    private readonly Dictionary<string, JsValue> _loaded = new(StringComparer.Ordinal);

    /// <summary>The object that scripts see.</summary>
    public JsObject Object { get; } = new(engine);

    /// <summary>Copies in what the text mentions.</summary>
    public void Load(string source)
    {
        if (!source.Contains("variables", StringComparison.Ordinal))
            return;
        var all = source.Contains("variables[", StringComparison.Ordinal);
        foreach (var variable in scope.VisibleVariables)
        {
            var name = variable.Definition.Name;
            if (all || Mentions(source, name))
                Show(name, values.ToScript(variable.Value));
        }
    }

    /// <summary>A variable's value for <c>getVariable</c>; an object stays the same one within the script.</summary>
    public JsValue Get(string name)
    {
        if (_loaded.ContainsKey(name))
            return Object.Get(name) is JsObject shown ? shown : Fresh(name);
        var value = Fresh(name);
        if (value is JsObject)
            _loaded[name] = value;
        return value;
    }

    /// <summary>Assigns a variable at once and shows the new value.</summary>
    public void Set(string name, JsValue value)
    {
        scope.SetVariable(name, values.FromScript(value));
        if (_loaded.ContainsKey(name))
            Show(name, value);
    }

    /// <summary>Writes back what was assigned or changed within.</summary>
    public void WriteBack()
    {
        foreach (var (name, before) in _loaded)
        {
            var shown = Object.HasOwnProperty(name) ? Object.Get(name) : before;
            if (shown.IsNull() || shown.IsUndefined() || IsUntouched(shown, before))
                continue;
            scope.SetVariable(name, values.FromScript(shown));
        }
    }

    private JsValue Fresh(string name) => values.ToScript(scope.GetVariable(name));

    private void Show(string name, JsValue value)
    {
        Object.Set(name, value);
        _loaded[name] = value;
    }

    // An object may have changed within; anything else only by assignment.
    private static bool IsUntouched(JsValue now, JsValue before) =>
        now is JsObject ? false : ReferenceEquals(now, before) || now.Equals(before);

    private static bool Mentions(string source, string name) =>
        source.Contains("variables." + name, StringComparison.Ordinal)
        || source.Contains("variables?." + name, StringComparison.Ordinal);
}
