using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime.Interop;

namespace Workflows.Engine.Expressions;

/// <summary>
/// Carries values across the border of a script. Scripts get true JavaScript objects, so nothing of .NET can be reached
/// through them; on the way back a changed copy updates the very dictionary it was made from, as if it had been live.
/// </summary>
internal sealed class ScriptValues(Jint.Engine engine)
{
    private const int DeepestNesting = 64;
    private readonly Dictionary<object, JsValue> _shown = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsValue, object> _origins = new(ReferenceEqualityComparer.Instance);

    /// <summary>A value as scripts see it.</summary>
    public JsValue ToScript(object? value) =>
        value switch
        {
            null => JsValue.Null,
            JsValue script => script,
            string text => JsValue.FromObject(engine, text),
            JsonElement json => ToScript(PlainValues.From(json)),
            JsonNode json => ToScript(PlainValues.From(json)),
            Enum name => JsValue.FromObject(engine, name.ToString()),
            Guid or TimeSpan => JsValue.FromObject(engine, value),
            byte[] bytes => engine.Intrinsics.Uint8Array.Construct(bytes),
            IEnumerable when _shown.TryGetValue(value, out var known) => known,
            IDictionary map => ToObject(map),
            IEnumerable items => ToArray(items),
            ValueType => JsValue.FromObject(engine, value),
            _ => ToScript(PlainValues.From(PlainValues.ToElement(value))),
        };

    /// <summary>A script's value as a plain one: numbers as Double, dates as UTC, objects as dictionaries.</summary>
    /// <exception cref="ExpressionException">It is nested too deeply, or within itself.</exception>
    public object? FromScript(JsValue value) => FromScript(value, 0);

    private object? FromScript(JsValue value, int depth)
    {
        if (depth > DeepestNesting)
            throw new ExpressionException("The script's value is nested too deeply, or contains itself.");
        return value switch
        {
            _ when value.IsNull() || value.IsUndefined() => null,
            _ when value.IsBoolean() => value.AsBoolean(),
            _ when value.IsNumber() => value.AsNumber(),
            _ when value.IsString() => value.AsString(),
            _ when value.IsBigInt() => Convert.ToDecimal(value.ToString(), CultureInfo.InvariantCulture),
            _ when value.IsDate() => value.AsDate().ToDateTime(),
            ObjectWrapper wrapper => wrapper.Target,
            JsTypedArray or JsArrayBuffer => value.ToObject(),
            JsArray array => FromArray(array, depth),
            Function => null,
            ObjectInstance instance => FromObject(instance, depth),
            _ => value.ToObject(),
        };
    }

    private JsObject ToObject(IDictionary map)
    {
        var shown = new JsObject(engine);
        Remember(map, shown);
        foreach (DictionaryEntry entry in map)
            shown.Set(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, ToScript(entry.Value));
        return shown;
    }

    private JsArray ToArray(IEnumerable items)
    {
        var shown = new JsArray(engine);
        Remember(items, shown);
        foreach (var item in items)
            shown.Push(ToScript(item));
        return shown;
    }

    private void Remember(object value, JsValue shown)
    {
        _shown[value] = shown;
        _origins[shown] = value;
    }

    private object?[] FromArray(JsArray array, int depth)
    {
        var items = new object?[array.Length];
        var before = _origins.GetValueOrDefault(array) as IList;
        for (var i = 0; i < items.Length; i++)
            items[i] = KeepKind(
                before is not null && i < before.Count ? before[i] : null,
                FromScript(array[i], depth + 1)
            );
        return items;
    }

    private Dictionary<string, object?> FromObject(ObjectInstance instance, int depth)
    {
        var map = _origins.GetValueOrDefault(instance) as Dictionary<string, object?>;
        map ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (key, property) in instance
                .GetOwnProperties()
                .Where(pair => pair.Value.Enumerable && pair.Key.IsString())
        )
        {
            var name = key.AsString();
            kept.Add(name);
            var value = property.Value ?? instance.Get(key);
            map[name] = KeepKind(map.GetValueOrDefault(name), FromScript(value, depth + 1));
        }
        foreach (var gone in map.Keys.Where(name => !kept.Contains(name)).ToArray())
            map.Remove(gone);
        return map;
    }

    // A number that the script didn't touch stays of its own type rather than becoming Double.
    private static object? KeepKind(object? before, object? after) =>
        after is double number
        && before is int or long or short or decimal or float
        && Convert.ToDouble(before, CultureInfo.InvariantCulture).Equals((double)after)
            ? before
            : after;
}
