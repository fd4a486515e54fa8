using System.Buffers;

namespace Workflows.Documents;

/// <summary>The units a list names, and whether it stays open (等部门).</summary>
internal sealed record UnitNames(IReadOnlyList<string> Names, bool Open)
{
    /// <summary>Those a star stands at (★甲局、乙局).</summary>
    public IReadOnlyList<string> Starred { get; init; } = [];

    private const int LongestName = 40;
    private const int LongestUnit = 24;
    private const int LongestIntroduction = 10;

    private static readonly string[] Introductions = ["具体", "工作", "任务", "事项", "分别", "统一", "主要", "原则上"];

    // No name of a body holds one of these; a clause soon does.
    private static readonly SearchValues<char> Wordy = SearchValues.Create(
        "的要将把为了是在到由按并应被使让“”0123456789"
    );

    private static readonly string[] NamedAfter = ["应急", "为民", "12345", "110", "119", "120"];

    private static readonly string[] Own = ["机关", "下属", "直属", "所属", "内设", "本级", "委属", "局属"];

    // 实验室与设备管理处: a place, not a body.
    private static readonly string[] Places = ["实验室"];

    private static readonly string[] ConjunctionWords = ["和", "及", "与"];

    // What may stand alone after 和 without being a unit of its own: 各有关部门和单位 is one name.
    private static readonly string[] GenericWords =
    [
        "单位",
        "部门",
        "机构",
        "企业",
        "政府",
        "人民政府",
        "组织",
        "地区",
        "地方",
        "团体",
        "管委会",
    ];

    private const string Levels = "省市县区州縣區";
    private const string GluedEndings = "局委办会厅部心辦會廳";

    // What begins like a level and is none: 市中区, 市容, 区域.
    private static readonly string[] NotLevels =
    [
        "市中",
        "市南",
        "市北",
        "市容",
        "市郊",
        "区域",
        "区级",
        "县级",
        "市级",
    ];

    private const string UnitEndings =
        "部局委办会厅署院行室处科股站所团联馆台社县区市乡镇村园队校司厂组省协旗州街盟廳會處團聯館臺縣區鄉鎮園隊廠組協辦";

    private static readonly string[] LongEndings =
    [
        "基金",
        "中心",
        "集团",
        "政府",
        "单位",
        "部门",
        "机构",
        "企业",
        "大学",
        "街道",
        "组织",
        "医院",
        "学校",
        "团中央",
        "科协",
        "海关",
        "高校",
        "武警",
        "媒体",
        "各地",
        "地方",
        "地区",
        "协会",
    ];

    public static UnitNames Read(string text)
    {
        var names = new List<string>();
        var starred = new List<string>();
        var open = false;
        // 以及 never stands inside a name, 和 may.
        var list = text.Replace("以及", "、", StringComparison.Ordinal);
        foreach (var piece in RegionNames.Join(Punctuation.Split(list, Punctuation.SeparatesNames)))
        {
            var name = WithoutOpenEnd(WithoutNumber(piece), ref open, out var rest);
            name = WithoutPerson(WithoutIntroduction(name));
            var plain = LeadMark.Without(name);
            AddParts(plain, names);
            if (plain.Length < name.Length && plain.Length > 0)
            {
                starred.Add(names[^1]);
            }

            if (rest is not null)
            {
                AddParts(rest, names);
            }
        }

        return new UnitNames(names, open) { Starred = starred };
    }

    /// <summary>Whether a name looks like one of a body: 青发部, 各省级人民政府, 南青基金.</summary>
    public static bool IsUnit(string name) =>
        name.Length is > 1 and <= LongestName && (name[0] == '各' || EndsLikeUnit(WithoutRemark(name)));

    /// <summary>Whether nothing else than a body can be meant, even where no label or verb says so.</summary>
    public static bool IsSurelyUnit(string name) =>
        name.Length is > 2 and <= LongestUnit
        && !IsWordy(name)
        && (EndsLikeUnit(WithoutRemark(name)) || (name[0] == '各' && Punctuation.Closes(name[^1])));

    /// <summary>Says more than the name of a body does: words of the task have got into it.</summary>
    public static bool IsUnlikely(string name) =>
        Apart(name).Unit is var unit && !IsCollective(unit) && (unit.Length > LongestUnit || IsWordy(unit));

    // 应 and 为 are verbs, but not in 市应急管理局 and 为民服务中心.
    private static bool IsWordy(string name)
    {
        if (!name.AsSpan().ContainsAny(Wordy))
        {
            return false;
        }

        foreach (var word in NamedAfter)
        {
            name = name.Replace(word, "", StringComparison.Ordinal);
        }

        return name.AsSpan().ContainsAny(Wordy);
    }

    private static bool EndsLikeUnit(ReadOnlySpan<char> name) =>
        name.Length > 1 && (UnitEndings.Contains(name[^1]) || Words.Ends(Traditional.Simplified(name), LongEndings));

    // 市发展改革委（市粮食和储备局）: what stands in brackets behind a name belongs to it.
    private static ReadOnlySpan<char> WithoutRemark(string name)
    {
        var open = Punctuation.Closes(name[^1]) ? name.AsSpan().IndexOfAny('（', '(') : -1;
        return open > 0 ? name.AsSpan(0, open) : name;
    }

    /// <summary>A name and what stands in brackets behind it (市住建局（建筑工地）), null when nothing does.</summary>
    public static (string Unit, string? Remark) Apart(string name)
    {
        var unit = name.Length > 0 ? WithoutRemark(name) : name;
        return unit.Length < name.Length - 2 ? (unit.Trim().ToString(), name[(unit.Length + 1)..^1]) : (name, null);
    }

    /// <summary>What part of the task a unit has, in brackets behind its name; null for another name of it.</summary>
    public static string? ScopeOf(string name) =>
        Apart(name) is (var unit, { } scope) && IsUnit(unit) && !IsUnit(scope) && !IsCollective(name) ? scope : null;

    /// <summary>A part of the issuer's own structure, which its organisation can expand: 机关各部门, 下属各单位.</summary>
    public static bool IsGroup(string name) => name.Contains('各') && Words.Holds(name, Own);

    /// <summary>Stands for several bodies that the document does not name: 各县区, 有关部门.</summary>
    public static bool IsCollective(string name) =>
        name.Contains('各')
        || name.Contains("有关", StringComparison.Ordinal)
        || name.Contains("相关", StringComparison.Ordinal);

    // 1.甲局；2.乙局
    private static string WithoutNumber(string name) =>
        Numbering.Read(name) is { Kind: NumberKind.Arabic or NumberKind.ArabicBracketed or NumberKind.Circled } number
        && IsUnit(name[number.Length..].Trim())
            ? name[number.Length..].Trim()
            : name;

    // 市教育局（责任人：某某）
    private static string WithoutPerson(string name) =>
        Apart(name) is (var unit, { } remark)
        && MarkerLabel.Read(remark) is { Kind: LabelKind.Person or LabelKind.Term }
            ? unit
            : name;

    // 由甲局, 此项工作具体由甲局
    private static string WithoutIntroduction(string name)
    {
        var by = name.AsSpan(0, Math.Min(name.Length, LongestIntroduction)).IndexOf('由');
        return by == 0 || (by > 0 && Words.Ends(name.AsSpan(0, by), Introductions)) ? name[(by + 1)..] : name;
    }

    // 甲、乙等 / 等有关部门 / 等单位和各县区人民政府: the list before stays open, what follows 和 is named again.
    private static string WithoutOpenEnd(string piece, ref bool open, out string? rest)
    {
        rest = null;
        var place = piece.LastIndexOf('等');
        if (place < 1)
        {
            return piece;
        }

        var tail = piece[(place + 1)..];
        var joint = tail.AsSpan().IndexOfAny('和', '及', '与');
        if (joint > 0 && IsGenericTail(tail[..joint]) && IsNamedAgain(tail[(joint + 1)..]))
        {
            open = true;
            rest = tail[(joint + 1)..];
            return piece[..place];
        }

        if (!IsGenericTail(tail))
        {
            return piece;
        }

        open = true;
        return piece[..place];
    }

    // 等部门和各地区 names the regions; 等有关部门和单位 names nobody.
    private static bool IsNamedAgain(string name) =>
        IsUnit(name) && (!IsGenericTail(name) || (name[0] == '各' && Words.Ends(name, ["地区", "地方", "地"])));

    private static bool IsGenericTail(string tail)
    {
        // 等省有关部门: the level says nothing more; 等各县区 names regions.
        if (Words.Holds(tail, ["部门", "单位", "机构"]))
        {
            tail = Words.BeginningOf(tail, ["国务院", "中央"]) is { } state ? tail[state.Length..] : tail;
            tail = tail.TrimStart('省', '市', '县', '区', '州', '级', '直');
        }

        foreach (
            var word in (string[])
                ["有关", "相关", "各", "部门", "单位", "机构", "地区", "方面", "和", "及", "市直", "省直"]
        )
        {
            tail = tail.Replace(word, "", StringComparison.Ordinal);
        }

        return tail.Length == 0;
    }

    private static void AddParts(string name, List<string> names)
    {
        if (ConjunctionPlace(name) is { } place)
        {
            names.Add(name[..place.Start].Trim());
            AddParts(name[place.End..].Trim(), names);
        }
        else if (GluedPlace(name) is { } glued)
        {
            names.Add(name[..glued]);
            AddParts(name[glued..], names);
        }
        else if (name.Length > 0)
        {
            names.Add(name);
        }
    }

    // 县水务局县住建局: what stood on two lines of a cell; both halves are whole units that name their level.
    private static int? GluedPlace(string name)
    {
        if (name.Length > 2 * LongestUnit || !Levels.Contains(name.Length > 0 ? name[0] : ' '))
        {
            return null;
        }

        for (var i = 3; i < name.Length - 2; i++)
        {
            if (
                name[i] == name[0]
                && GluedEndings.Contains(name[i - 1])
                && !Words.Begins(name.AsSpan(i), NotLevels)
                && IsSurelyUnit(name[..i])
                && IsSurelyUnit(name[i..])
            )
            {
                return i;
            }
        }

        return null;
    }

    // 文化和旅游部 is one unit, 财政局和税务局 are two: both sides must be units by their endings.
    private static (int Start, int End)? ConjunctionPlace(string name)
    {
        if (name.Length is 0 or > 2 * LongestName)
        {
            return null;
        }

        foreach (var word in ConjunctionWords)
        {
            for (
                var start = name.IndexOf(word, 1, StringComparison.Ordinal);
                start > 0;
                start = name.IndexOf(word, start + 1, StringComparison.Ordinal)
            )
            {
                var end = start + word.Length;
                if (
                    IsUnit(name[..start])
                    && !Words.Ends(name.AsSpan(0, start), Places)
                    && IsUnit(name[end..])
                    && !GenericWords.Contains(name[end..], StringComparer.Ordinal)
                )
                {
                    return (start, end);
                }
            }
        }

        return null;
    }
}
