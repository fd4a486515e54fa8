using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workflows.Engine.Expressions;

/// <summary>
/// Plain values are what flows through variables: null, scalars, dictionaries with text keys, lists. This turns JSON
/// into them and them into JSON.
/// </summary>
public static class PlainValues
{
    private static readonly JsonSerializerOptions Options = new()
    {
        MaxDepth = 512,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>JSON as plain values: objects become dictionaries, arrays arrays, whole numbers Int64, others Double.</summary>
    public static object? From(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : (object)json.GetDouble(),
            JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
            JsonValueKind.Object => FromObject(json),
            _ => null,
        };

    /// <summary>JSON as plain values.</summary>
    public static object? From(JsonNode? json) => json is null ? null : From(JsonSerializer.SerializeToElement(json));

    /// <summary>Any value as JSON text, property names as they are, no escaping beyond what JSON needs.</summary>
    public static string ToJson(object? value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Any value as JSON.</summary>
    public static JsonElement ToElement(object? value) => JsonSerializer.SerializeToElement(value, Options);

    /// <summary>A copy that shares nothing that a script could change; a shared part stays shared within the copy.</summary>
    public static object? Copy(object? value) =>
        Copy(value, new Dictionary<object, object>(ReferenceEqualityComparer.Instance));

    private static object? Copy(object? value, Dictionary<object, object> copies)
    {
        if (value is null or string || (value is not IEnumerable && value is not JsonNode))
            return value;
        if (copies.TryGetValue(value, out var known))
            return known;
        switch (value)
        {
            case JsonNode node:
                return node.DeepClone();
            case Dictionary<string, object?> map:
                var newMap = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
                copies[value] = newMap;
                foreach (var (key, item) in map)
                    newMap[key] = Copy(item, copies);
                return newMap;
            case List<object?> list:
                var newList = new List<object?>(list.Count);
                copies[value] = newList;
                newList.AddRange(list.Select(item => Copy(item, copies)));
                return newList;
            case object?[] array when array.GetType() == typeof(object[]):
                var newArray = new object?[array.Length];
                copies[value] = newArray;
                for (var i = 0; i < array.Length; i++)
                    newArray[i] = Copy(array[i], copies);
                return newArray;
            case Array typed:
                return typed.Clone();
            default:
                return value;
        }
    }

    private static Dictionary<string, object?> FromObject(JsonElement json)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
            map[property.Name] = From(property.Value);
        return map;
    }
}
