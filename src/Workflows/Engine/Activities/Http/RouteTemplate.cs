using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Engine.Activities;

/// <summary>
/// The path an endpoint listens at: text, <c>{parameter}</c>, <c>{optional?}</c>, <c>{with=default}</c> and, last,
/// <c>{**rest}</c>. Constraints (<c>{id:int}</c>) are read and left alone (Elsa).
/// </summary>
public sealed partial class RouteTemplate
{
    private readonly Regex _pattern;
    private readonly List<Parameter> _parameters = [];

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public RouteTemplate(string path)
    {
        var segments = path.Trim('/').Split('/');
        var pattern = new StringBuilder("^");
        var rank = new StringBuilder();
        foreach (var (position, segment) in segments.Index())
        {
            if (segment.Length == 0 && segments.Length > 1)
                throw new FormatException($"路径“{path}”中有空的一段。");
            pattern.Append(Pattern(path, segment, isLast: position == segments.Length - 1));
            rank.Append(RankOf(segment));
        }
        Rank = rank.ToString();
        _pattern = new Regex(
            pattern.Append("/?$").ToString(),
            RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            Regex.InfiniteMatchTimeout
        );
    }

    /// <summary>Sorts a template before vaguer ones: text before parameters before the rest of a path, segment by segment.</summary>
    public string Rank { get; }

    /// <summary>Whether a path has places for values, so that it must be matched and can't be looked up.</summary>
    public static bool HasParameters(string path) => path.Contains('{', StringComparison.Ordinal);

    /// <summary>Takes the values out of a path that the template fits.</summary>
    public bool TryMatch(string path, [NotNullWhen(true)] out IReadOnlyDictionary<string, object?>? values)
    {
        values = null;
        var match = _pattern.Match("/" + path.Trim('/'));
        if (!match.Success)
            return false;
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (index, parameter) in _parameters.Index())
        {
            var group = match.Groups[GroupName(index)];
            if (group is { Success: true, Length: > 0 })
                found[parameter.Name] = group.Value;
            else if (parameter.Default is not null || parameter.IsRest)
                found[parameter.Name] = parameter.Default;
        }
        values = found;
        return true;
    }

    private string Pattern(string path, string segment, bool isLast)
    {
        var pieces = Piece().Matches(segment);
        var rest = segment;
        foreach (Match piece in pieces)
            rest = rest.Replace(piece.Value, "", StringComparison.Ordinal);
        if (rest.AsSpan().ContainsAny("{}?*"))
            throw new FormatException($"路径“{path}”中的“{segment}”不是有效的路由模板。");
        var isWhole = pieces.Count == 1 && pieces[0].Length == segment.Length;
        var text = new StringBuilder("/");
        var at = 0;
        foreach (Match piece in pieces)
        {
            text.Append(Regex.Escape(segment[at..piece.Index]));
            at = piece.Index + piece.Length;
            var parameter = Add(path, piece, isWhole, isLast);
            var group = $"(?<{GroupName(_parameters.Count - 1)}>{(parameter.IsRest ? ".+" : "[^/]+")})";
            if (parameter.IsRest || parameter.IsOptional || parameter.Default is not null)
                return $"(?:/{group})?";
            text.Append(group);
        }
        return text.Append(Regex.Escape(segment[at..])).ToString();
    }

    private Parameter Add(string path, Match piece, bool isWhole, bool isLast)
    {
        var name = piece.Groups["name"].Value;
        var parameter = new Parameter(
            name,
            IsRest: piece.Groups["stars"].Length > 0,
            IsOptional: piece.Groups["optional"].Success,
            piece.Groups["default"].Success ? piece.Groups["default"].Value : null
        );
        if (_parameters.Exists(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)))
            throw new FormatException($"路径“{path}”中参数“{name}”重复。");
        if ((parameter.IsRest || parameter.IsOptional || parameter.Default is not null) && !(isWhole && isLast))
            throw new FormatException($"路径“{path}”中可选的参数“{name}”只能是最后一段。");
        _parameters.Add(parameter);
        return parameter;
    }

    private static char RankOf(string segment) =>
        segment switch
        {
            _ when !HasParameters(segment) => '0',
            _ when segment.Contains("{*", StringComparison.Ordinal) => '3',
            ['{', .., '}'] => '2',
            _ => '1',
        };

    private static string GroupName(int index) => "p" + index.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\{(?<stars>\*{0,2})(?<name>[^{}:=?*/]+)(?<constraint>:[^{}=?]+)?(?:=(?<default>[^{}?]*)|(?<optional>\?))?\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Piece();

    private sealed record Parameter(string Name, bool IsRest, bool IsOptional, string? Default);
}
