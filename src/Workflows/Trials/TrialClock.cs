namespace Workflows.Trials;

/// <summary>A clock that stands still until the walk moves it.</summary>
internal sealed class TrialClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void GoTo(DateTimeOffset moment) => now = moment;
}
