using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workflows.Engine.Expressions;

/// <summary>
/// Elsa's lenient conversion to the type of an input or variable: what can't be converted becomes the type's default;
/// only malformed JSON and numbers out of range are errors.
/// </summary>
public static class ValueConverter
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Converts to a type known at compile time.</summary>
    public static T? Convert<T>(object? value) => Convert(value, typeof(T)) is T converted ? converted : default;

    /// <summary>Converts a value; null becomes the type's default.</summary>
    /// <exception cref="ValueConversionException">Malformed JSON, or a number out of range.</exception>
    public static object? Convert(object? value, Type type)
    {
        if (value is null)
            return DefaultOf(type);
        if (type == typeof(object))
            return value is JsonElement element ? PlainValues.From(element) : value;
        if (type.IsInstanceOfType(value))
            return value;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            JsonElement json => FromJson(json, target),
            JsonNode node => target.IsInstanceOfType(node)
                ? node
                : FromJson(JsonSerializer.SerializeToElement(node), target),
            string text => FromText(text, type, target),
            _ => FromObject(value, type, target),
        };
    }

    /// <summary>What a type is when nothing is given: zero, false, null.</summary>
    public static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private static object? FromJson(JsonElement json, Type target)
    {
        if (target == typeof(JsonElement))
            return json;
        if (json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return target == typeof(string) ? json.GetRawText() : Deserialize(json, target);
        return Convert(json.ValueKind == JsonValueKind.String ? json.GetString() : PlainValues.From(json), target);
    }

    private static object? FromText(string text, Type type, Type target)
    {
        if (target == typeof(byte[]))
            return FromBase64(text);
        if (target == typeof(string))
            return text;
        if (string.IsNullOrWhiteSpace(text))
            return DefaultOf(type);
        var trimmed = text.AsSpan().Trim();
        if (!target.IsPrimitive && target != typeof(decimal) && trimmed[0] is '{' or '[')
            return ParseJson(text, target);
        if (IsJsonType(target))
            return ParseJson(text, target);
        if (CollectionConverter.ElementOf(target) is { } element)
            return CollectionConverter.Convert(TextAsItems(text, element), target, element);
        return FromObject(text, type, target);
    }

    // Elsa: a text for a collection of texts is its only item; for one of anything it is its characters.
    private static IEnumerable TextAsItems(string text, Type element) =>
        element == typeof(object) ? text.Select(character => (object)character.ToString()).ToArray() : new[] { text };

    private static object? FromObject(object value, Type type, Type target)
    {
        if (target == typeof(string) && value is IEnumerable and not byte[])
            return PlainValues.ToJson(value);
        if (value is IDictionary && !target.IsPrimitive && target != typeof(string))
            return FromMap(value, type, target);
        if (value is IEnumerable items && CollectionConverter.ElementOf(target) is { } element)
            return CollectionConverter.Convert(items, target, element);
        if (IsJsonType(target))
            return Deserialize(PlainValues.ToElement(value), target);
        if (DateConverter.TryConvert(value, target, out var date))
            return date;
        return Scalar(value, type, target);
    }

    private static object? Scalar(object value, Type type, Type target)
    {
        try
        {
            if (target.IsEnum && value is not string)
                return Enum.ToObject(target, System.Convert.ToInt32(value, CultureInfo.InvariantCulture));
            var source = TypeDescriptor.GetConverter(value.GetType());
            if (source.CanConvertTo(target))
                return source.ConvertTo(null, CultureInfo.InvariantCulture, value, target);
            var converter = TypeDescriptor.GetConverter(target);
            return converter.CanConvertFrom(value.GetType())
                ? converter.ConvertFrom(null, CultureInfo.InvariantCulture, value)
                : System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (OverflowException exception)
        {
            throw new ValueConversionException($"'{value}' is out of the range of {target.Name}.", exception);
        }
        catch (Exception exception) when (IsLenient(exception))
        {
            return DefaultOf(type);
        }
    }

    // What the converters throw for text they can't read; which of them differs from type to type.
    private static bool IsLenient(Exception exception) =>
        exception is FormatException or InvalidCastException or NotSupportedException or ArgumentException
        || exception.InnerException is FormatException or OverflowException;

    private static object? FromMap(object map, Type type, Type target)
    {
        if (target.IsAssignableFrom(typeof(Dictionary<string, object?>)))
            return PlainValues.From(PlainValues.ToElement(map));
        return target.IsValueType && !IsJsonType(target)
            ? DefaultOf(type)
            : Deserialize(PlainValues.ToElement(map), target);
    }

    private static bool IsJsonType(Type target) =>
        target == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(target);

    private static object? ParseJson(string text, Type target)
    {
        try
        {
            return Deserialize(JsonElement.Parse(text), target);
        }
        catch (JsonException exception)
        {
            throw new ValueConversionException($"The text is no valid JSON: {exception.Message}", exception);
        }
    }

    private static object? Deserialize(JsonElement json, Type target)
    {
        if (target == typeof(JsonElement))
            return json;
        if (target.IsAssignableFrom(typeof(Dictionary<string, object?>)) && json.ValueKind == JsonValueKind.Object)
            return PlainValues.From(json);
        if (json.ValueKind == JsonValueKind.Array && CollectionConverter.ElementOf(target) is { } element)
            return CollectionConverter.Convert(json.EnumerateArray(), target, element);
        try
        {
            return json.Deserialize(target, JsonOptions);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new ValueConversionException($"The JSON doesn't fit {target.Name}: {exception.Message}", exception);
        }
    }

    private static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return System.Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
