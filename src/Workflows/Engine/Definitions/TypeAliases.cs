using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workflows.Engine.Definitions;

/// <summary>The type names that definitions use (Elsa's aliases, in any letter case) and what they stand for.</summary>
public static class TypeAliases
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["Object"] = typeof(object),
        ["String"] = typeof(string),
        ["Boolean"] = typeof(bool),
        ["Int16"] = typeof(short),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Long"] = typeof(long),
        ["Single"] = typeof(float),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeSpan"] = typeof(TimeSpan),
        ["ByteArray"] = typeof(byte[]),
        ["JSON"] = typeof(Dictionary<string, object?>),
        ["ExpandoObject"] = typeof(Dictionary<string, object?>),
        ["ObjectDictionary"] = typeof(Dictionary<string, object?>),
        ["ObjectMap"] = typeof(Dictionary<string, object?>),
        ["StringDictionary"] = typeof(Dictionary<string, string>),
        ["StringMap"] = typeof(Dictionary<string, string>),
        ["JsonElement"] = typeof(JsonElement),
        ["JsonNode"] = typeof(JsonNode),
        ["JsonObject"] = typeof(JsonObject),
        ["JsonArray"] = typeof(JsonArray),
        ["JObject"] = typeof(JsonObject),
        ["JArray"] = typeof(JsonArray),
        ["ObjectList"] = typeof(List<object?>),
        ["StringList"] = typeof(List<string>),
        ["Stream"] = typeof(object),
        ["Exception"] = typeof(object),
        ["HttpRequest"] = typeof(object),
        ["HttpResponse"] = typeof(object),
        ["HttpResponseMessage"] = typeof(object),
        ["HttpHeaders"] = typeof(object),
        ["IFormFile"] = typeof(object),
        ["HttpFile"] = typeof(object),
        ["RouteData"] = typeof(object),
        ["Downloadable"] = typeof(object),
        ["ExecuteWorkflowResult"] = typeof(object),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ListNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "List",
        "IList",
        "ICollection",
        "IEnumerable",
        "IReadOnlyList",
        "IReadOnlyCollection",
        "Collection",
        "HashSet",
        "ISet"
    );

    private static readonly FrozenSet<string> MapNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Dictionary",
        "IDictionary",
        "IReadOnlyDictionary"
    );

    // Such as System.Collections.Generic.ICollection`1[[System.String, System.Private.CoreLib]], System.Private.CoreLib.
    private static readonly Regex GenericList = new(
        @"^System\.Collections\.Generic\.(?<name>\w+)`1\[\[(?<element>[^\[\]]+)\]\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private static readonly FrozenDictionary<Type, string> Names = Types
        .GroupBy(pair => pair.Value)
        .ToFrozenDictionary(
            group => group.Key,
            group =>
                group
                    .Select(pair => pair.Key)
                    .OrderBy(name => name != group.Key.Name)
                    .ThenBy(name => name, StringComparer.Ordinal)
                    .First()
        );

    /// <summary>Finds what a name stands for; null when it isn't known.</summary>
    public static Type? Find(string? name)
    {
        var alias = name?.Trim();
        if (string.IsNullOrEmpty(alias))
            return typeof(object);
        if (Types.TryGetValue(alias, out var known))
            return known;
        if (alias.EndsWith("[]", StringComparison.Ordinal))
            return Find(alias[..^2])?.MakeArrayType();
        if (alias.EndsWith('?'))
            return NullableOf(Find(alias[..^1]));
        return FindList(alias) ?? FindClrName(alias);
    }

    /// <summary>The name designers know a type by.</summary>
    public static string NameOf(Type type)
    {
        if (Names.TryGetValue(type, out var name))
            return name;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying) + "?";
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsEnum)
            return type.Name;
        var arguments = type.GetGenericArguments();
        return arguments.Length switch
        {
            1 => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{NameOf(arguments[0])}>",
            2 => "ObjectDictionary",
            _ => type.Name,
        };
    }

    private static Type? NullableOf(Type? type) =>
        type is { IsValueType: true } ? typeof(Nullable<>).MakeGenericType(type) : type;

    private static Type? FindList(string alias)
    {
        var open = alias.IndexOf('<', StringComparison.Ordinal);
        if (open < 0 || !alias.EndsWith('>'))
            return null;
        var (name, arguments) = (alias[..open], alias[(open + 1)..^1]);
        if (MapNames.Contains(name))
            return Find(arguments[(arguments.IndexOf(',', StringComparison.Ordinal) + 1)..]) is { } values
                ? typeof(Dictionary<,>).MakeGenericType(typeof(string), values)
                : null;
        return ListNames.Contains(name) ? ListOf(Find(arguments)) : null;
    }

    private static Type? ListOf(Type? element) => element is null ? null : typeof(List<>).MakeGenericType(element);

    // Older definitions name types as ".NET name, assembly"; only the well-known ones are understood.
    private static Type? FindClrName(string alias)
    {
        var comma = alias.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? alias : alias[..comma]).Trim();
        if (name == "System.Dynamic.ExpandoObject")
            return typeof(Dictionary<string, object?>);
        if (GenericList.Match(alias) is { Success: true } list && ListNames.Contains(list.Groups["name"].Value))
            return ListOf(FindClrName(list.Groups["element"].Value));
        return name.StartsWith("System.", StringComparison.Ordinal)
            ? Names.Keys.FirstOrDefault(type => type.FullName == name)
            : null;
    }
}
