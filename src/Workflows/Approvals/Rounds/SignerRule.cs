using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Workflows.Approvals;

/// <summary>One rule of a step that says who signs, such as <c>head:xuanchuan*2</c>.</summary>
/// <param name="Kind">What kind of rule; null for a person by user name or id.</param>
/// <param name="Value">The department, the level, or the person.</param>
/// <param name="Weight">How much each found person's vote counts.</param>
internal sealed record SignerRule(string? Kind, string Value, int Weight)
{
    private static readonly char[] Separators = [',', '，', '、', ';', '；', '\n', '\r'];

    private static readonly HashSet<string> Words =
    [
        "lead.head",
        "lead.handler",
        "participants.head",
        "participants.handler",
        "initiator",
        "chosen",
        "leader",
        "office",
    ];

    /// <summary>The rules in a text, in a list of texts, or in such a list as JSON, which Studio's choices write.</summary>
    public static IReadOnlyList<string> Split(object? value) =>
        value switch
        {
            null => [],
            string text when ListIn(text) is { } list => list,
            string text =>
            [
                .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ],
            IEnumerable list => [.. list.Cast<object?>().SelectMany(Split)],
            _ => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
        };

    private static List<string>? ListIn(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("["))
            return null;
        try
        {
            return JsonSerializer.Deserialize<List<string>>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="RuleException">The weight is no positive number.</exception>
    public static SignerRule Parse(string text)
    {
        var (rule, weight) = text.LastIndexOf('*') is var star and > 0
            ? (text[..star].Trim(), WeightOf(text[(star + 1)..], text))
            : (text.Trim(), 1);
        if (Words.Contains(rule))
            return new SignerRule(rule, "", weight);
        return rule.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
            ? new SignerRule(rule[..colon].Trim(), rule[(colon + 1)..].Trim(), weight)
            : new SignerRule(null, rule, weight);
    }

    private static int WeightOf(string text, string rule) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1000
            ? weight
            : throw new RuleException("bad_signer_rule", $"签署人“{rule}”的票数应当是1到1000的整数。");
}
