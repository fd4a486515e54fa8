using System.Text;

namespace Workflows.Engine.Expressions;

/// <summary>Functions of scripts that need nothing of the instance.</summary>
internal static class ScriptFunctions
{
    /// <summary>Finds a function by its name in scripts; null when there is none.</summary>
    public static Func<object?[], object?>? Find(string name) =>
        name switch
        {
            "isNullOrWhiteSpace" => a => string.IsNullOrWhiteSpace(First(a) as string),
            "isNullOrEmpty" => a => string.IsNullOrEmpty(First(a) as string),
            "parseGuid" => a => Guid.Parse((string)First(a)!),
            "newGuid" => _ => Guid.CreateVersion7(),
            "newGuidString" or "getGuidString" => _ => Guid.CreateVersion7().ToString(),
            "newShortGuid" or "getShortGuid" => _ => ShortGuid(),
            "bytesToString" => a => Encoding.UTF8.GetString((byte[])First(a)!),
            "bytesFromString" => a => Encoding.UTF8.GetBytes((string)First(a)!),
            "bytesToBase64" or "streamToBase64" => a => Convert.ToBase64String((byte[])First(a)!),
            "bytesFromBase64" => a => Convert.FromBase64String((string)First(a)!),
            "stringToBase64" => a => Convert.ToBase64String(Encoding.UTF8.GetBytes((string)First(a)!)),
            "stringFromBase64" => a => Encoding.UTF8.GetString(Convert.FromBase64String((string)First(a)!)),
            "streamToBytes" => First,
            _ => null,
        };

    private static object? First(object?[] arguments) => arguments.Length > 0 ? arguments[0] : null;

    private static string ShortGuid() =>
        Convert
            .ToBase64String(Guid.CreateVersion7().ToByteArray())
            .Replace("/", "", StringComparison.Ordinal)
            .Replace("+", "", StringComparison.Ordinal)
            .Replace("=", "", StringComparison.Ordinal);
}
