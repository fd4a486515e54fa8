using DotLiquid;

namespace Workflows.Engine.Expressions;

/// <summary>The limits that a template's tags and filters look up while it renders.</summary>
internal static class LiquidLimits
{
    private const string Output = "output";
    private const string Now = "now";

    public static Hash Registers(ExpressionScope scope) =>
        new()
        {
            [Output] = scope.Limits.LiquidOutputLimit,
            [Now] = TimeZoneInfo.ConvertTime(scope.Clock.GetUtcNow(), scope.Limits.TimeZone),
        };

    public static int OutputLimit(Context context) => (int)context.Registers[Output];

    public static DateTimeOffset Moment(Context context) => (DateTimeOffset)context.Registers[Now];

    /// <summary>Lets a text or list through when it may be that long.</summary>
    /// <exception cref="ExpressionException">It may not.</exception>
    public static void Check(long length, int limit)
    {
        if (length > limit)
            throw new ExpressionException($"The template was stopped: it makes more than {limit} characters or items.");
    }
}
