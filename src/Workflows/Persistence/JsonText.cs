using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Workflows.Persistence;

/// <summary>Keeps a small value that is read and written as a whole in a text column; nothing is the empty text.</summary>
internal static class JsonText
{
    public static string Write<T>(T value)
    {
        var text = JsonSerializer.Serialize(value, WorkflowsJson.Options);
        return text is "[]" or "{}" ? "" : text;
    }

    public static T? Read<T>(string text) =>
        text.Length == 0 ? default : JsonSerializer.Deserialize<T>(text, WorkflowsJson.Options);

    /// <summary>Compares by what would be written: such values are replaced, never changed in place.</summary>
    public static ValueComparer<T> Comparer<T>() =>
        new(
            (one, other) => Write(one) == Write(other),
            value => StringComparer.Ordinal.GetHashCode(Write(value)),
            value => value
        );
}
