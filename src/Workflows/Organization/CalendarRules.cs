namespace Workflows.Organization;

/// <summary>What may be entered into the calendar.</summary>
internal static class CalendarRules
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    public const int LongestNote = 200;
    public const int LongestSource = 300;

    public static string YearMessage => $"年份应为{FirstYear}到{LastYear}。";
}
