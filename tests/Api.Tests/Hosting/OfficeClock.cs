namespace Workflows.Api.Tests.Hosting;

/// <summary>
/// A clock that stands still until a test moves it. A timer whose moments were passed over fires once, as after a
/// machine's sleep, and not once for each: a service with timers of a few seconds can be moved by months.
/// </summary>
public sealed class OfficeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = start;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan time) => SetUtcNow(GetUtcNow() + time);

    /// <summary>Moves the clock and fires what became due, in the order of due moments.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is in the past.</exception>
    public void SetUtcNow(DateTimeOffset moment)
    {
        Alarm[] due;
        lock (gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(moment, now);
            now = moment;
            due = [.. alarms.Where(alarm => alarm.DueAt <= now).OrderBy(alarm => alarm.DueAt)];
        }
        foreach (var alarm in due)
            alarm.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(OfficeClock clock, Action ring) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                this.period = period;
                DueAt = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + dueTime;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock.alarms.Add(this);
            }
            if (dueTime == TimeSpan.Zero)
                Fire();
            return true;
        }

        public void Fire()
        {
            lock (clock.gate)
            {
                if (DueAt > clock.now)
                    return;
                var repeats = period > TimeSpan.Zero;
                DueAt = repeats ? clock.now + period : DateTimeOffset.MaxValue;
                if (!repeats)
                    clock.alarms.Remove(this);
            }
            ring();
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
