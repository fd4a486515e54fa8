namespace Workflows.Documents;

/// <summary>What a column of a task table holds, by the meaning of its heading.</summary>
internal enum ColumnKind
{
    /// <summary>A heading without a known meaning, or a note; never read.</summary>
    Other,
    Number,
    Category,
    Task,
    Detail,
    Lead,
    Responsible,
    Participant,
    Due,
}

/// <summary>Recognises headings: 序号, 重点任务, 牵头（责任）单位, 完成时限 and whatever else says the same.</summary>
internal static class ColumnHeadings
{
    private const int Longest = 20;
    private const int LongestSpaced = 60;

    private static readonly string[] Numbers = ["序号", "编号", "序列", "项次", "序", "号", "任务序号", "任务编号"];
    private static readonly string[] Persons = ["领导", "责任人", "负责人", "联系人", "联络员", "人员", "电话"];
    private static readonly string[] Leads = ["牵头", "主办", "主责", "主要责任", "第一责任"];
    private static readonly string[] Participants =
    [
        "配合",
        "协办",
        "参与",
        "参加",
        "协同",
        "协作",
        "协助",
        "其他责任",
    ];
    private static readonly string[] Responsibles = ["责任", "承办", "落实", "实施", "负责", "主管", "分工"];
    private static readonly string[] Units = ["单位", "部门", "处室", "科室", "股室", "主体", "机构", "机关", "分工"];
    private static readonly string[] Terms = ["时限", "期限", "时间", "进度", "节点", "完成日期"];
    private static readonly string[] Categories = ["类别", "分类", "领域", "板块", "类型", "方面", "章节", "大类"];
    private static readonly string[] Notes = ["备注", "说明", "依据", "来源", "进展", "情况"];
    private static readonly string[] Details = ["内容", "措施", "举措", "具体", "目标", "要求", "指标", "成果", "标准"];
    private static readonly string[] Tasks = ["任务", "事项", "实事", "项目", "工作", "名称", "要点", "重点", "条款"];

    public static ColumnKind KindOf(string cell)
    {
        if (cell.Length is 0 or > LongestSpaced)
        {
            return ColumnKind.Other;
        }

        var heading = string.Concat(cell.Where(c => !char.IsWhiteSpace(c))).Trim('：', ':');
        heading = WithoutLegend(Traditional.Simplified(heading));
        if (heading.Length is 0 or > Longest || heading.AsSpan().ContainsAny('。', '；', '，'))
        {
            return ColumnKind.Other;
        }

        if (Numbers.Contains(heading, StringComparer.Ordinal))
        {
            return ColumnKind.Number;
        }

        if (Words.Holds(heading, Persons) && !Words.Holds(heading, Units))
        {
            return ColumnKind.Other;
        }

        return KindOfUnits(heading) ?? KindOfWords(heading);
    }

    // 责任单位（★为牵头单位）, 责任单位（排首位的为牵头单位）: how the cells are to be read.
    private static string WithoutLegend(string heading)
    {
        var open = Punctuation.LastOpening(heading);
        return
            open > 0
            && Punctuation.Closes(heading[^1])
            && (LeadMark.IsIn(heading.AsSpan(open)) || heading.AsSpan(open).Contains('为'))
            ? heading[..open]
            : heading;
    }

    /// <summary>Whether a row of cells is a heading of a task table: it names units, and something else too.</summary>
    public static bool IsHeading(IReadOnlyList<Line> cells)
    {
        var namesTask = false;
        var namesUnit = false;
        foreach (var cell in cells)
        {
            var kind = KindOf(cell.Text);
            namesTask |= kind is ColumnKind.Task or ColumnKind.Detail;
            namesUnit |= kind is ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Participant;
        }

        return namesTask && namesUnit;
    }

    private static ColumnKind? KindOfUnits(string heading)
    {
        var bare = heading is "牵头" or "责任" or "配合" or "主办" or "协办" or "单位" or "部门";
        if (!bare && !Words.Holds(heading, Units))
        {
            return null;
        }

        var leads = Words.Holds(heading, Leads);
        var takesPart = Words.Holds(heading, Participants);
        if (leads != takesPart)
        {
            return leads ? ColumnKind.Lead : ColumnKind.Participant;
        }

        return leads || bare || Words.Holds(heading, Responsibles) ? ColumnKind.Responsible : null;
    }

    private static ColumnKind KindOfWords(string heading) =>
        Words.Holds(heading, Terms) ? ColumnKind.Due
        : Words.Holds(heading, Categories) ? ColumnKind.Category
        : Words.Holds(heading, Notes) ? ColumnKind.Other
        : Words.Holds(heading, Details) ? ColumnKind.Detail
        : Words.Holds(heading, Tasks) ? ColumnKind.Task
        : ColumnKind.Other;
}
