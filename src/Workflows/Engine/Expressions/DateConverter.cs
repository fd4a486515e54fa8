using System.Globalization;

namespace Workflows.Engine.Expressions;

/// <summary>Converts among the ways to write a moment; one without zone is taken for UTC.</summary>
internal static class DateConverter
{
    public static bool TryConvert(object value, Type target, out object? converted)
    {
        converted = (IsDate(target) ? AsOffset(value) : null, target) switch
        {
            (null, _) => null,
            ({ } moment, _) when target == typeof(DateTimeOffset) => moment,
            ({ } moment, _) when target == typeof(DateTime) => moment.UtcDateTime,
            ({ } moment, _) when target == typeof(DateOnly) => DateOnly.FromDateTime(moment.DateTime),
            _ => null,
        };
        return converted is not null;
    }

    private static bool IsDate(Type target) =>
        target == typeof(DateTimeOffset) || target == typeof(DateTime) || target == typeof(DateOnly);

    private static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    private static DateTimeOffset? AsOffset(object value) =>
        value switch
        {
            DateTimeOffset moment => moment,
            DateTime { Kind: DateTimeKind.Unspecified } moment => new DateTimeOffset(moment, TimeSpan.Zero),
            DateTime moment => new DateTimeOffset(moment),
            string text => Read(text),
            DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            _ => null,
        };
}
