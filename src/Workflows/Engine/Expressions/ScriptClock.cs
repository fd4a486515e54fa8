using Jint.Runtime;

namespace Workflows.Engine.Expressions;

/// <summary>What scripts take for now: the same clock as everything else.</summary>
internal sealed class ScriptClock(TimeProvider clock, TimeZoneInfo zone) : DefaultTimeSystem(zone, FormatProvider)
{
    private static readonly System.Globalization.CultureInfo FormatProvider = System
        .Globalization
        .CultureInfo
        .InvariantCulture;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
}
