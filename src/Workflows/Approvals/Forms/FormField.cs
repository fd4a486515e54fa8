using System.Globalization;
using System.Text.Json;

namespace Workflows.Approvals;

/// <summary>One field of a step's form, as its designer wrote it.</summary>
public sealed class FormField
{
    private const int MaxTextLength = 4000;

    /// <summary>The name its value is kept under; the same name at another step is the same value.</summary>
    public string Name { get; init; } = "";

    /// <summary>What people read beside it.</summary>
    public string Label { get; init; } = "";

    /// <summary>What may be entered.</summary>
    public FieldType Type { get; init; }

    /// <summary>Whether the step's onward outcome needs it.</summary>
    public bool Required { get; init; }

    /// <summary>What the people of the step may do with it.</summary>
    public FieldAccess Access { get; init; }

    /// <summary>What may be chosen, for a choice.</summary>
    public List<string> Options { get; init; } = [];

    /// <summary>The value as it is kept.</summary>
    /// <exception cref="InvalidRequestException">It is not of the field's type.</exception>
    public string Accept(JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.String ? value.GetString()!.Trim() : value.GetRawText();
        return Type switch
        {
            FieldType.Number => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : throw Wrong("应当是数字"),
            FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _)
                ? text
                : throw Wrong("应当是日期，例如2026-06-30"),
            FieldType.Boolean => text is "true" or "false" ? text : throw Wrong("应当选是或否"),
            FieldType.Choice => Options.Contains(text, StringComparer.Ordinal)
                ? text
                : throw Wrong($"应当是其中之一：{string.Join('、', Options)}"),
            _ => text.Length <= MaxTextLength ? text : throw Wrong($"不超过{MaxTextLength}字"),
        };
    }

    /// <summary>The refusal that names this field.</summary>
    public InvalidRequestException Wrong(string why) => new("bad_field", $"data.form.{Name}", $"“{Label}”{why}。");
}

/// <summary>What may be entered in a field.</summary>
public enum FieldType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, as 2026-06-30.</summary>
    Date,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A person, by user name or id.</summary>
    Person,
}

/// <summary>What the people of a step may do with a field (字段权限).</summary>
public enum FieldAccess
{
    /// <summary>Fill it in.</summary>
    Edit,

    /// <summary>See what earlier steps filled in.</summary>
    Read,

    /// <summary>Nothing: it is not shown.</summary>
    Hidden,
}
