namespace Workflows.Organization;

/// <summary>How long a thing may take when its document says nothing: settings of the section <c>Terms</c>.</summary>
public sealed record TermOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Terms";

    /// <summary>Terms by the kind of source (任务来源); an office may change these and add its own.</summary>
    public IDictionary<string, SourceTerm> BySource { get; init; } =
        new Dictionary<string, SourceTerm>(StringComparer.OrdinalIgnoreCase)
        {
            ["document"] = new() { Name = "文件", Length = 30 },
            ["minutes"] = new() { Name = "会议纪要", Length = 20 },
            ["instructionUrgent"] = new()
            {
                Name = "批示（急件）",
                Length = 5,
                Shortest = 1,
            },
            ["instruction"] = new() { Name = "批示", Length = 15 },
            ["instructionHard"] = new() { Name = "批示（疑难）", Length = 30 },
        };
}

/// <summary>The term of one kind of source.</summary>
public sealed record SourceTerm
{
    /// <summary>What the office calls the source.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many days it has.</summary>
    public int Length { get; init; }

    /// <summary>The fewest days that may be asked for, where the rule names a range.</summary>
    public int? Shortest { get; init; }

    /// <summary>What kind of days.</summary>
    public TermUnit Unit { get; init; } = TermUnit.Working;

    internal bool IsValid =>
        Name.Length > 0 && Length is >= 1 and <= 3650 && (Shortest ?? 1) is var least && least >= 1 && least <= Length;
}

/// <summary>What days a term is counted in.</summary>
public enum TermUnit
{
    /// <summary>Days on which the office works (工作日).</summary>
    Working,

    /// <summary>All days (自然日).</summary>
    Calendar,
}
