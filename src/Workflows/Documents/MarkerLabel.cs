using System.Text.RegularExpressions;

namespace Workflows.Documents;

internal enum LabelKind
{
    Lead,
    Responsible,
    Participant,
    Person,
    Term,

    /// <summary>部门分工：, after which verbs say who does what.</summary>
    Division,
}

/// <summary>The label before a colon in a responsibility marker: 责任部门：, 牵头单位：, 完成时限：.</summary>
/// <param name="Kind">What follows the colon.</param>
/// <param name="Length">How many characters the label takes, colon included.</param>
internal sealed record MarkerLabel(LabelKind Kind, int Length)
{
    private const int Longest = 12;
    private const int ShortestAlone = 4;
    private const int LongestAlone = 8;

    // What a label without a colon may begin with, since nothing else tells it from running words.
    private static readonly string[] Alone =
    [
        "牵头",
        "责任",
        "配合",
        "主办",
        "协办",
        "承办",
        "参加",
        "参与",
        "主责",
        "分管",
        "包保",
        "完成",
        "办理",
        "整改",
        "督导",
        "指导",
        "协同",
        "协作",
        "实施",
        "落实",
    ];

    private static readonly string[] Bare = ["牵头", "责任", "配合", "参与", "主办", "协办", "承办", "时限"];
    private static readonly string[] Nouns = ["部门", "单位", "处室", "科室", "股室", "主体", "机构", "机关", "地区"];
    private static readonly string[] Persons = ["责任人", "责任领导", "牵头领导", "分管领导", "联系人", "包保领导"];
    private static readonly string[] Terms =
    [
        "时限",
        "期限",
        "完成时间",
        "时间节点",
        "时间要求",
        "时间安排",
        "时间进度",
        "进度安排",
    ];
    private static readonly string[] Leads = ["牵头", "主办", "主责", "主要责任", "第一责任", "首要责任"];
    private static readonly string[] Participants =
    [
        "配合",
        "参与",
        "参加",
        "协办",
        "协同",
        "协助",
        "协作",
        "其他责任",
        "其它责任",
        "督导",
        "督办",
        "督促",
        "指导",
        "监督",
        "支持",
        "会办",
    ];
    private static readonly string[] Responsibles = ["责任", "负责", "承办", "落实", "实施"];
    private static readonly string[] Divisions =
    [
        "部门分工",
        "单位分工",
        "责任分工",
        "职责分工",
        "任务分工",
        "工作分工",
    ];

    private static readonly Regex Glued = new(
        "(牵头|责任|配合|主办|协办|承办|参与|参加|主责|协同|协作)(单位|部门|处室|科室|机关|领导|人)[：:]|(完成时限|完成时间|完成期限|整改时限)[：:]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    public static MarkerLabel? Read(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && Punctuation.Opens(text[0]))
        {
            return ReadBracketed(text);
        }

        var colon = text[..Math.Min(text.Length, Longest + 1)].IndexOfAny('：', ':');
        if (colon < 0)
        {
            return ReadSpaced(text);
        }

        return
            colon > 0 && IsOnePhrase(text[..colon]) && KindOf(Traditional.Simplified(text[..colon].Trim())) is { } kind
            ? new MarkerLabel(kind, colon + 1)
            : null;
    }

    /// <summary>The place where the next label begins behind another's units: 牵头单位：甲局配合单位：乙局; -1 when none does.</summary>
    public static int NextIn(string piece)
    {
        var from = Read(piece)?.Length ?? 1;
        if (piece.Length > Marker.Longest || from >= piece.Length || !piece.AsSpan(from).ContainsAny('：', ':'))
        {
            return -1;
        }

        var next = Glued.Match(Traditional.Simplified(piece), from);
        while (next.Success && !IsOutsideBrackets(piece, next.Index))
        {
            next = next.NextMatch();
        }

        return next.Success ? next.Index : -1;
    }

    /// <summary>The kind of a label that stands for itself, without a colon: 牵头单位.</summary>
    public static LabelKind? ReadAlone(ReadOnlySpan<char> text) =>
        text.Length is >= ShortestAlone and <= LongestAlone
        && Traditional.Simplified(text) is var label
        && (Words.Ends(label, Nouns) || Words.Ends(label, Persons) || Words.Ends(label, Terms))
        && Words.Begins(label, Alone)
            ? KindOf(label)
            : null;

    /// <summary>A label of a statement: 牵头单位为甲局. In running words that would be no marker, in a bracket it is one.</summary>
    public static MarkerLabel? ReadStated(ReadOnlySpan<char> text)
    {
        var verb = text[..Math.Min(text.Length, LongestAlone + 1)].IndexOfAny('为', '為', '是');
        return verb > 0 && ReadAlone(text[..verb]) is { } kind ? new MarkerLabel(kind, verb + 1) : null;
    }

    // 责任单位  甲、乙: spaces in the place of a colon.
    private static MarkerLabel? ReadSpaced(ReadOnlySpan<char> text)
    {
        var space = text[..Math.Min(text.Length, LongestAlone + 1)].IndexOfAny(' ', '　', '\t');
        if (space < 0 || ReadAlone(text[..space]) is not { } kind)
        {
            return null;
        }

        var rest = text[space..].TrimStart();
        return rest.Length > 0 ? new MarkerLabel(kind, text.Length - rest.Length) : null;
    }

    // 【责任单位】甲、乙: the label in brackets, the units behind it.
    private static MarkerLabel? ReadBracketed(ReadOnlySpan<char> text)
    {
        var close = Punctuation.FirstClosing(text[..Math.Min(text.Length, Longest + 2)]);
        if (
            close < 2
            || !IsOnePhrase(text[1..close])
            || KindOf(Traditional.Simplified(text[1..close].Trim())) is not { } kind
        )
        {
            return null;
        }

        var end = close + 1;
        return new MarkerLabel(kind, end < text.Length && text[end] is '：' or ':' ? end + 1 : end);
    }

    private static bool IsOutsideBrackets(string piece, int place)
    {
        var depth = 0;
        foreach (var c in piece.AsSpan(0, place))
        {
            depth +=
                Punctuation.Opens(c) ? 1
                : Punctuation.Closes(c) ? -1
                : 0;
        }

        return depth == 0;
    }

    // 责任（牵头）单位 is a label; the end of a sentence with the bracket of a marker after it is not.
    private static bool IsOnePhrase(ReadOnlySpan<char> label)
    {
        var depth = 0;
        foreach (var c in label)
        {
            if (Punctuation.EndsClause(c))
            {
                return false;
            }

            depth +=
                Punctuation.Opens(c) ? 1
                : Punctuation.Closes(c) ? -1
                : 0;
        }

        return depth == 0;
    }

    private static LabelKind? KindOf(ReadOnlySpan<char> label)
    {
        if (Words.Holds(label, Persons) || label.EndsWith("领导"))
        {
            return LabelKind.Person;
        }

        if (Words.Holds(label, Terms))
        {
            return LabelKind.Term;
        }

        if (IsOneOf(label, Divisions))
        {
            return LabelKind.Division;
        }

        return Words.Holds(label, Nouns) || IsOneOf(label, Bare) ? RoleOf(label) : null;
    }

    private static LabelKind? RoleOf(ReadOnlySpan<char> label)
    {
        if (Words.Holds(label, Leads))
        {
            return LabelKind.Lead;
        }

        if (Words.Holds(label, Participants))
        {
            return LabelKind.Participant;
        }

        return Words.Holds(label, Responsibles) ? LabelKind.Responsible : null;
    }

    private static bool IsOneOf(ReadOnlySpan<char> label, string[] words)
    {
        foreach (var word in words)
        {
            if (label.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
