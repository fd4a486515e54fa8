namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>Who holds which open step.</summary>
/// <param name="Steps">Person and title of step.</param>
internal sealed record Holdings(IReadOnlyList<(string Person, string Step)> Steps)
{
    /// <summary>Such as 审核：甲、乙; 终审：丁.</summary>
    public string Describe() =>
        Steps.Count == 0
            ? "无人"
            : string.Join(
                "；",
                Steps
                    .GroupBy(held => held.Step, StringComparer.Ordinal)
                    .Select(step =>
                        $"{Cast.StepName(step.Key)}：{string.Join('、', step.Select(held => Cast.Names[held.Person]))}"
                    )
            );

    /// <summary>What became of the items others had: kept, or gone.</summary>
    public string Siblings(Holdings after, IReadOnlySet<string> except)
    {
        var others = Steps.Where(held => !except.Contains(held.Person)).ToList();
        if (others.Count == 0)
            return "无";
        var kept = Names(others.Where(held => after.Steps.Contains(held)));
        var gone = Names(others.Where(held => !after.Steps.Contains(held)));
        return string.Join(
            "，",
            new[] { kept.Length > 0 ? $"{kept}照旧" : "", gone.Length > 0 ? $"{gone}作废" : "" }.Where(part =>
                part != ""
            )
        );
    }

    private static string Names(IEnumerable<(string Person, string Step)> held) =>
        string.Join('、', held.Select(one => Cast.Names[one.Person]));
}
