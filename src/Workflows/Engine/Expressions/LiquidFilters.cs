using System.Collections;
using System.Globalization;
using System.Text;
using DotLiquid;

namespace Workflows.Engine.Expressions;

/// <summary>
/// The filters that Elsa adds, and standard ones that DotLiquid takes for regular expressions, lets grow without bound
/// or reads the machine's clock for. DotLiquid finds them by reflection: a method's name in snake case is the filter's.
/// </summary>
internal static class LiquidFilters
{
    public static string? Base64(Context context, object? input) =>
        input switch
        {
            null => null,
            byte[] bytes => Convert.ToBase64String(bytes),
            _ => Bounded(context, Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(input)))),
        };

    public static IEnumerable Keys(object? input) =>
        input is IDictionary map ? map.Keys.Cast<object>().ToArray() : Array.Empty<object>();

    public static string Json(Context context, object? input) => Bounded(context, PlainValues.ToJson(input));

    public static string Append(Context context, object? input, object? text) =>
        Bounded(context, Text(input) + Text(text));

    public static string Prepend(Context context, object? input, object? text) =>
        Bounded(context, Text(text) + Text(input));

    public static string Replace(Context context, object? input, object? text, object? replacement = null)
    {
        var (all, part, other) = (Text(input), Text(text), Text(replacement));
        if (part.Length == 0)
            return all;
        var count = CountOf(all, part);
        LiquidLimits.Check(all.Length + (long)count * (other.Length - part.Length), LiquidLimits.OutputLimit(context));
        return all.Replace(part, other, StringComparison.Ordinal);
    }

    public static string ReplaceFirst(Context context, object? input, object? text, object? replacement = null)
    {
        var (all, part) = (Text(input), Text(text));
        var at = all.IndexOf(part, StringComparison.Ordinal);
        return at < 0 || part.Length == 0
            ? all
            : Bounded(context, all[..at] + Text(replacement) + all[(at + part.Length)..]);
    }

    public static string Remove(Context context, object? input, object? text) => Replace(context, input, text);

    public static string RemoveFirst(Context context, object? input, object? text) =>
        ReplaceFirst(context, input, text);

    public static string Join(Context context, object? input, string separator = " ")
    {
        using var joined = new BoundedWriter(LiquidLimits.OutputLimit(context));
        foreach (var (i, item) in Items(input).Index())
        {
            joined.Write(i == 0 ? "" : separator);
            joined.Write(Text(item));
        }
        return joined.ToString();
    }

    public static IEnumerable Concat(Context context, object? input, object? others)
    {
        object?[] all = [.. Items(input), .. Items(others)];
        LiquidLimits.Check(all.Length, LiquidLimits.OutputLimit(context));
        return all;
    }

    public static string? Date(Context context, object? input, string? format = null) =>
        StandardFilters.Date(context, input is "now" or "today" ? LiquidLimits.Moment(context) : input, format);

    private static IEnumerable<object?> Items(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            IEnumerable items => items.Cast<object?>(),
            _ => [value],
        };

    private static int CountOf(string all, string part)
    {
        var count = 0;
        for (var at = all.IndexOf(part, StringComparison.Ordinal); at >= 0; count++)
            at = all.IndexOf(part, at + part.Length, StringComparison.Ordinal);
        return count;
    }

    private static string Bounded(Context context, string text)
    {
        LiquidLimits.Check(text.Length, LiquidLimits.OutputLimit(context));
        return text;
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
