namespace Workflows.Documents;

/// <summary>What a responsibility marker says, read statement by statement.</summary>
internal sealed class MarkerContent
{
    private readonly List<Clause> clauses = [];
    private readonly List<string> pending = [];
    private bool pendingOpen;
    private bool namesPerson;
    private bool listsUnits;
    private LabelKind? label;
    private LabelKind? column;

    public IReadOnlyList<Clause> Clauses => clauses;

    public string? Term { get; private set; }

    /// <summary>Null when the words are no marker at all: 社区（村）, （2018-2025年）.</summary>
    public static MarkerContent? Read(string text)
    {
        var content = new MarkerContent();
        foreach (var sentence in Punctuation.Split(TornWords.Mended(text), c => c is '。'))
        {
            content.TakeSentence(sentence);
        }

        return content.clauses.Count > 0 || content.Term is not null || content.namesPerson ? content : null;
    }

    /// <summary>The cell of a column that has a meaning: its units have the column's role unless the cell says otherwise.</summary>
    public static MarkerContent ReadColumn(LabelKind kind, string cell)
    {
        var content = new MarkerContent { column = kind };
        foreach (var sentence in Punctuation.Split(cell, c => c is '。'))
        {
            content.TakeSentence(sentence);
        }

        return content;
    }

    /// <summary>What a list of units says without label or verb: a mark at a name still tells who leads.</summary>
    public static IReadOnlyList<Clause> ClausesOf(UnitNames units)
    {
        var content = new MarkerContent();
        if (!content.TakeMarkedLeads(units))
        {
            content.clauses.Add(
                new Clause(UnitRole.Responsible, ByLabel: false, Shared: false, units.Names, units.Open)
            );
        }

        return content.clauses;
    }

    private static bool IsBoundary(char c) => c is '；' or ';' or '，' or ',' || char.IsWhiteSpace(c);

    // A label speaks for its own sentence; what follows it without label or verb (不再列出，下同) is a remark.
    private void TakeSentence(string sentence)
    {
        var isRemark = clauses.Count > 0;
        label = column;
        foreach (var piece in Punctuation.Split(sentence, IsBoundary))
        {
            Take(piece);
        }

        if (isRemark)
        {
            pending.Clear();
        }

        SettlePending();
    }

    private void Take(string piece)
    {
        // 【牵头单位】甲【配合单位】乙
        if (piece.LastIndexOf('【') is > 0 and var next && MarkerLabel.Read(piece.AsSpan(next)) is not null)
        {
            Take(piece[..next].TrimEnd());
            piece = piece[next..];
        }

        if (MarkerLabel.NextIn(piece) is > 0 and var glued)
        {
            Take(piece[..glued].TrimEnd());
            Take(piece[glued..]);
            return;
        }

        if (RemarkIn(piece) is > 0 and var remark)
        {
            Take(piece[..remark]);
            TakeRemark(piece[(remark + 1)..^1]);
            return;
        }

        // 以下各项工作均需各县区落实，不再列出: said of other tasks.
        if (LeadMark.ExplainsBold(piece) || piece.StartsWith("以下", StringComparison.Ordinal))
        {
            return;
        }

        if (LeadRule.IsStatedIn(piece) || piece is "下同")
        {
            listsUnits = true;
            var list = LeadRule.Without(piece);
            if (list.Length == piece.Length || LeadRule.IsStatedIn(list))
            {
                return;
            }

            piece = list;
        }

        if (MarkerLabel.ReadAlone(piece) is { } alone)
        {
            SettlePending();
            (label, column) = (alone, null);
            return;
        }

        if ((MarkerLabel.Read(piece) ?? MarkerLabel.ReadStated(piece)) is { } found)
        {
            SettlePending();
            label = found.Kind is LabelKind.Division ? null : found.Kind;
            listsUnits |= label is null;
            column = null;
            piece = piece[found.Length..].Trim();
        }

        if (label is LabelKind.Person)
        {
            namesPerson = true;
            return;
        }

        if (label is LabelKind.Term || (DuePhrase.IsTerm(piece) && !UnitNames.IsUnit(piece)))
        {
            Term = Term is null ? piece : $"{Term}，{piece}";
            return;
        }

        TakeUnits(piece);
    }

    // 甲局（责任人：某某；完成时限：6月底前）
    private static int RemarkIn(string piece) =>
        piece.Length > 0
        && Punctuation.Closes(piece[^1])
        && Punctuation.LastOpening(piece) is > 0 and var open
        && MarkerLabel.Read(piece.AsSpan(open + 1)) is { Kind: LabelKind.Person or LabelKind.Term }
            ? open
            : -1;

    private void TakeRemark(string remark)
    {
        var around = (label, column);
        foreach (var piece in Punctuation.Split(remark, IsBoundary))
        {
            Take(piece);
        }

        (label, column) = around;
    }

    private void TakeUnits(string piece)
    {
        if (
            clauses.Count > 0
            && Traditional.Simplified(piece).StartsWith("会同", StringComparison.Ordinal)
            && MarkerVerb.Read(piece) is null
        )
        {
            piece = piece["会同".Length..];
        }

        if (MarkerVerb.Read(piece) is { } verb && (label is not null || IsUnitList(verb.Names)))
        {
            TakeVerb(verb);
            return;
        }

        if (Around(piece, "会同") is (var lead, { } others) && IsUnitList(lead) && IsUnitList(others))
        {
            TakeJoined(UnitRole.Lead, shared: false, lead, others);
            return;
        }

        var units = UnitNames.Read(piece);
        if (TakeMarkedLeads(units))
        {
            return;
        }

        if (label is { } kind)
        {
            clauses.Add(
                new Clause(RoleOf(kind), ByLabel: true, Shared: false, units.Names, units.Open)
                {
                    ByColumn = column is not null,
                }
            );
            return;
        }

        pending.AddRange(units.Names);
        pendingOpen |= units.Open;
    }

    // 责任单位：甲（牵头）、乙: the remark behind a name says who leads.
    private bool TakeMarkedLeads(UnitNames units)
    {
        var byStar = units.Starred.Count > 0;
        var isMarked = byStar ? units.Starred.Contains : (Func<string, bool>)IsMarkedLead;
        if (label is LabelKind.Participant || !units.Names.Any(isMarked))
        {
            return false;
        }

        var leads = units.Names.Where(isMarked).Select(name => byStar ? name : WithoutRemark(name)).ToList();
        var others = units.Names.Where(name => !isMarked(name)).ToList();
        clauses.Add(
            new Clause(UnitRole.Lead, ByLabel: true, Shared: false, leads, Open: false)
            {
                ByStar = byStar,
                ByColumn = column is not null,
            }
        );
        if (others.Count > 0)
        {
            clauses.Add(new Clause(UnitRole.Participant, ByLabel: true, Shared: false, others, units.Open));
        }

        return true;
    }

    private static bool IsMarkedLead(string name)
    {
        var remark = name.AsSpan(Punctuation.LastOpening(name) + 1);
        return remark.Length < name.Length
            && remark.Length > 0
            && Punctuation.Closes(remark[^1])
            && Traditional.Simplified(remark[..^1]) is "牵头" or "牵头单位" or "牵头部门" or "主办" or "主责";
    }

    private static string WithoutRemark(string name) => name[..Punctuation.LastOpening(name)].Trim();

    private void TakeVerb(MarkerVerb verb)
    {
        if (Traditional.Simplified(verb.Names).StartsWith("会同", StringComparison.Ordinal) && clauses.Count > 0)
        {
            var others = UnitNames.Read(verb.Names["会同".Length..]);
            clauses.Add(new Clause(UnitRole.Participant, ByLabel: false, Shared: false, others.Names, others.Open));
            return;
        }

        var (before, after) = Around(verb.Names, "会同");
        var leads = after is not null && MarkerVerb.Read(before) is { Role: UnitRole.Lead };
        TakeJoined(
            leads ? UnitRole.Lead : verb.Role,
            verb.Shared,
            leads ? MarkerVerb.Read(before)!.Names : before,
            after
        );
    }

    // 甲会同乙牵头: the unit before 会同 leads, those after it take part; of 甲、乙会同丙 both lead.
    private void TakeJoined(UnitRole role, bool shared, string before, string? after)
    {
        var units = UnitNames.Read(before);
        shared |= after is not null;
        clauses.Add(new Clause(role, ByLabel: false, shared, [.. pending, .. units.Names], pendingOpen || units.Open));
        pending.Clear();
        pendingOpen = false;
        if (after is not null)
        {
            var joined = UnitNames.Read(after);
            clauses.Add(new Clause(UnitRole.Participant, ByLabel: false, Shared: false, joined.Names, joined.Open));
        }
    }

    // Units after the last verb (甲牵头，乙、丙) take part; without any verb or label they are no marker.
    private void SettlePending()
    {
        if (clauses.Count == 0 && listsUnits && pending.Count > 0 && pending.TrueForAll(UnitNames.IsSurelyUnit))
        {
            clauses.Add(new Clause(UnitRole.Responsible, ByLabel: false, Shared: false, [.. pending], pendingOpen));
        }
        else if (clauses.Count > 0 && pending.Exists(UnitNames.IsUnit))
        {
            clauses.Add(new Clause(UnitRole.Participant, ByLabel: false, Shared: false, [.. pending], pendingOpen));
        }

        pending.Clear();
        pendingOpen = false;
    }

    private bool IsUnitList(string names) =>
        UnitNames.Read(names).Names is { Count: > 0 } read && read.Any(UnitNames.IsUnit)
        || (names.Length == 0 && pending.Exists(UnitNames.IsUnit));

    private static (string Before, string? After) Around(string names, string word)
    {
        var place = Traditional.Simplified(names).IndexOf(word, StringComparison.Ordinal);
        return place > 0 ? (names[..place], names[(place + word.Length)..]) : (names, null);
    }

    private static UnitRole RoleOf(LabelKind kind) =>
        kind switch
        {
            LabelKind.Lead => UnitRole.Lead,
            LabelKind.Participant => UnitRole.Participant,
            _ => UnitRole.Responsible,
        };
}
