using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>What the office's calendar knows of one year: the days that differ from the week (节假日、调休).</summary>
public sealed class CalendarYear : IVersioned
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Title and number of the notice; null while only single days were set and the year's notice is not entered.</summary>
    public string? Source { get; private set; }

    /// <summary>The days, in order. A change puts another list here.</summary>
    public IReadOnlyList<CalendarDay> Days { get; private set; } = [];

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Takes the year as the notice has it, in place of what was there.</summary>
    public void Replace(string source, IEnumerable<CalendarDay> days)
    {
        Source = source;
        Days = [.. days.OrderBy(day => day.Day)];
    }

    /// <summary>Takes the year from the notice, but keeps the days that the office set before the notice was there.</summary>
    internal void Fill(string source, IEnumerable<CalendarDay> days) =>
        Replace(source, Days.Concat(days).DistinctBy(day => day.Day));

    /// <summary>Puts one day, in place of what was said of it.</summary>
    public void Put(CalendarDay day) =>
        Days = [.. Days.Where(other => other.Day != day.Day).Append(day).OrderBy(other => other.Day)];

    /// <summary>Forgets what was said of a day, so that it is as its weekday.</summary>
    /// <exception cref="NotFoundException">Nothing was said of it.</exception>
    public void Clear(DateOnly day)
    {
        if (!Days.Any(other => other.Day == day))
            throw new NotFoundException("日历上的调整", $"{day:yyyy-MM-dd}");

        Days = [.. Days.Where(other => other.Day != day)];
    }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarYear>
    {
        public void Configure(EntityTypeBuilder<CalendarYear> builder)
        {
            builder.ToTable("CalendarYears");
            builder.HasKey(year => year.Year);
            builder.Property(year => year.Year).ValueGeneratedNever();
            builder.Property(year => year.Version).IsConcurrencyToken();
            builder
                .Property(year => year.Days)
                .HasConversion(
                    days => JsonSerializer.Serialize(days, WorkflowsJson.Options),
                    text => JsonSerializer.Deserialize<List<CalendarDay>>(text, WorkflowsJson.Options)!,
                    new ValueComparer<IReadOnlyList<CalendarDay>>(
                        (one, other) => ReferenceEquals(one, other),
                        days => days.Count,
                        days => days
                    )
                );
        }
    }
}

/// <summary>A day that is not as its weekday.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">Whether the office is off or at work.</param>
/// <param name="Note">Why, for the reader.</param>
public sealed record CalendarDay(DateOnly Day, [property: JsonRequired] CalendarDayKind Kind, string? Note = null);

/// <summary>What a day is to the office.</summary>
public enum CalendarDayKind
{
    /// <summary>Off (放假).</summary>
    Holiday,

    /// <summary>At work (上班、调休).</summary>
    Working,
}
