using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Instances;

/// <summary>
/// Writes a value of any kind so that the very kind comes back. Null, text, booleans, Int32 and plain arrays are
/// themselves; anything else is an object with exactly a kind and a value, so no property of a user's data, whatever
/// its name, can be taken for a mark of ours.
/// </summary>
internal sealed class StoredValueConverter : JsonConverter<object?>
{
    private const string Map = "Map";
    private const string List = "List";
    private const string KindName = "kind";
    private const string ValueName = "value";

    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object);

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case object?[] array when array.GetType() == typeof(object[]):
                WriteItems(writer, array, options);
                break;
            default:
                WriteKind(writer, value, options);
                break;
        }
    }

    private void WriteKind(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(KindName, KindOf(value));
        writer.WritePropertyName(ValueName);
        switch (value)
        {
            case JsonNode or JsonElement or byte[]:
                JsonSerializer.Serialize(writer, value, value.GetType(), JsonSerializerOptions.Default);
                break;
            case IDictionary map:
                WriteMap(writer, map, options);
                break;
            case IEnumerable items:
                WriteItems(writer, items, options);
                break;
            case IFormattable scalar:
                writer.WriteStringValue(scalar.ToString(FormatOf(value), CultureInfo.InvariantCulture));
                break;
            default:
                WriteMap(writer, AsMap(value), options);
                break;
        }
        writer.WriteEndObject();
    }

    private void WriteMap(Utf8JsonWriter writer, IDictionary map, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
            Write(writer, entry.Value, options);
        }
        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer, IEnumerable items, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item, options);
        writer.WriteEndArray();
    }

    // An object of a class is kept as its properties: no class name is ever stored.
    private static Dictionary<string, object?> AsMap(object value) =>
        PlainValues.From(PlainValues.ToElement(value)) as Dictionary<string, object?> ?? [];

    private static string KindOf(object value) =>
        value switch
        {
            JsonElement => "JsonElement",
            JsonObject => "JsonObject",
            JsonArray => "JsonArray",
            JsonNode => "JsonNode",
            Dictionary<string, string> => "StringDictionary",
            IDictionary => Map,
            List<object?> => List,
            _ when TypeAliases.Find(TypeAliases.NameOf(value.GetType())) == value.GetType() => TypeAliases.NameOf(
                value.GetType()
            ),
            IEnumerable => List,
            _ => Map,
        };

    private static string? FormatOf(object value) =>
        value switch
        {
            DateTime or DateTimeOffset or DateOnly => "O",
            double or float => "R",
            TimeSpan => "c",
            _ => null,
        };

    private static object? Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Number => json.TryGetInt32(out var number) ? number : (object)json.GetDouble(),
            JsonValueKind.Array => json.EnumerateArray().Select(Read).ToArray(),
            JsonValueKind.Object => ReadKind(json.GetProperty(KindName).GetString()!, json.GetProperty(ValueName)),
            _ => PlainValues.From(json),
        };

    private static object? ReadKind(string kind, JsonElement value) =>
        kind switch
        {
            Map => ReadMap(value),
            List => value.EnumerateArray().Select(Read).ToList(),
            "StringDictionary" => ReadMap(value)
                .ToDictionary(pair => pair.Key, pair => (string)pair.Value!, StringComparer.Ordinal),
            "JsonElement" => value.Clone(),
            "JsonObject" or "JsonArray" or "JsonNode" => JsonNode.Parse(value.GetRawText()),
            "ByteArray" => value.GetBytesFromBase64(),
            "DateTime" => DateTime.Parse(
                value.GetString()!,
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind
            ),
            _ => ReadTyped(TypeAliases.Find(kind) ?? typeof(object), value),
        };

    private static object? ReadTyped(Type type, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? ValueConverter.Convert(Read(value), type)
            : ValueConverter.Convert(value.GetString(), type);

    private static Dictionary<string, object?> ReadMap(JsonElement value) =>
        value
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => Read(property.Value), StringComparer.Ordinal);
}

/// <summary>Writes dictionaries of such values: inputs, outputs, properties.</summary>
internal sealed class StoredValuesConverter : JsonConverter<IReadOnlyDictionary<string, object?>>
{
    private readonly StoredValueConverter _values = new();

    public override IReadOnlyDictionary<string, object?> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = _values.Read(ref reader, typeof(object), options);
        }
        return map;
    }

    public override void Write(
        Utf8JsonWriter writer,
        IReadOnlyDictionary<string, object?> value,
        JsonSerializerOptions options
    )
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            _values.Write(writer, item, options);
        }
        writer.WriteEndObject();
    }
}
