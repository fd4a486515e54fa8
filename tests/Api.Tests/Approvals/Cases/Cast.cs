namespace Workflows.Api.Tests.Approvals.Cases;

/// <summary>The people of the table of cases, by user name and by what the table calls them.</summary>
internal static class Cast
{
    public const string Writer = "xuanchuan.handler";
    public const string A = "zuzhi.head";
    public const string B = "tongzhan.head";
    public const string C = "xueshao.head";
    public const string D = "qingfa.head";
    public const string Colleague = "zuzhi.handler";
    public const string Newcomer = "zhilian.head";
    public const string Office = "office";

    /// <summary>Everybody, in the order the table names them.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Writer] = "报送人",
            [A] = "甲",
            [Colleague] = "甲的同事",
            [B] = "乙",
            [C] = "丙",
            [D] = "终审人",
            [Newcomer] = "戊",
            [Office] = "办公室",
        };

    /// <summary>What the table calls a step.</summary>
    public static string StepName(string title) =>
        title switch
        {
            "work" => "报送",
            "review" => "审核",
            "other" => "另一分支",
            "final" => "终审",
            _ => title,
        };
}
