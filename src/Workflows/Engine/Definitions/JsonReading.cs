using System.Globalization;
using System.Text.Json;

namespace Workflows.Engine.Definitions;

/// <summary>Lenient looks into definition JSON.</summary>
internal static class JsonReading
{
    /// <summary>The property of that name; null when the element isn't an object, lacks it or holds null.</summary>
    public static JsonElement? Find(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
    }

    /// <summary>Whether there is a property of that name, be it null.</summary>
    public static bool HasMember(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out _);

    /// <summary>The property of that name in any letter case.</summary>
    public static JsonElement? FindAnyCase(this JsonElement element, string name)
    {
        if (element.Find(name) is { } exact || element.ValueKind != JsonValueKind.Object)
            return element.Find(name);
        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                return property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
        }
        return null;
    }

    /// <summary>The property as text; numbers and booleans become text, anything else null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.FindAnyCase(name) is { } value ? value.AsText() : null;

    /// <summary>A scalar as text; anything else null.</summary>
    public static string? AsText(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    /// <summary>The property as a flag; null when it is absent or no boolean.</summary>
    public static bool? Flag(this JsonElement element, string name) =>
        element.FindAnyCase(name)?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>A flag of an activity: among its custom properties, or where old definitions have it, beside its inputs.</summary>
    public static bool CustomFlag(this JsonElement activity, string name) =>
        (activity.Find("customProperties")?.Flag(name) ?? activity.Flag(name)) == true;

    /// <summary>The property as a number, or zero.</summary>
    public static int Number(this JsonElement element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>The items of an array property; wrappers that old serializers put around arrays are seen through.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.FindAnyCase(name) is { } value ? value.AsItems() : [];

    /// <summary>The items of an array; a lone object counts as one item.</summary>
    public static IEnumerable<JsonElement> AsItems(this JsonElement value)
    {
        var array = value.Unwrap();
        return array.ValueKind switch
        {
            JsonValueKind.Array => array.EnumerateArray(),
            JsonValueKind.Object => [array],
            _ => [],
        };
    }

    /// <summary>The array inside a type-carrying wrapper; anything else as it is.</summary>
    public static JsonElement Unwrap(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return value;
        if (value.Find("$values") is { } references)
            return references;
        if (value.Find("_type") is null)
            return value;
        return value.Find("items") ?? value.Find("_items") ?? value.Find("values") ?? value;
    }
}
