using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>Says when a trigger starts its next instance; days and hours are the office's.</summary>
internal static class TriggerClock
{
    /// <summary>The first moment after publishing; null for a trigger that no clock fires.</summary>
    public static DateTimeOffset? First(string name, JsonElement? payload, DateTimeOffset now) =>
        payload is not { } data
            ? null
            : name switch
            {
                "Elsa.Timer" => data.Deserialize<TimerTriggerPayload>()!.StartAt,
                "Elsa.StartAt" => data.Deserialize<StartAtPayload>()!.ExecuteAt,
                _ => Next(name, payload, now, now),
            };

    /// <summary>
    /// The moment after one that was due. It has never passed already: a service that was down starts one instance, not
    /// all it missed.
    /// </summary>
    public static DateTimeOffset? Next(string name, JsonElement? payload, DateTimeOffset dueAt, DateTimeOffset now) =>
        payload is not { } data
            ? null
            : name switch
            {
                "Elsa.Timer" => NextInterval(data.Deserialize<TimerTriggerPayload>()!.Interval, dueAt, now),
                "Elsa.Cron" => Cron.Next(data.Deserialize<CronTriggerPayload>()!.CronExpression, now, OfficeTime.Zone),
                _ => null,
            };

    private static DateTimeOffset? NextInterval(TimeSpan interval, DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (interval <= TimeSpan.Zero)
            return null;

        var missed = Math.Max(0, (now - dueAt).Ticks / interval.Ticks);
        return dueAt + (interval * (missed + 1));
    }
}
