namespace Workflows.Organization;

/// <summary>Settings of the section <c>WorkCalendar</c>.</summary>
public sealed record WorkCalendarOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "WorkCalendar";

    /// <summary>File of announced holidays and make-up days, whose years are stored at start where the database lacks them; relative to the program's folder.</summary>
    public string File { get; init; } = "seeds/work-calendar.json";

    /// <summary>Where the file is.</summary>
    public string FilePath => Path.Combine(AppContext.BaseDirectory, File);

    /// <summary>A light turns yellow this many working days before the term.</summary>
    public int YellowWorkdays { get; init; } = WorkCalendar.DefaultYellowWorkdays;
}
