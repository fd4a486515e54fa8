namespace Workflows.Documents;

/// <summary>What a responsibility marker says, read statement by statement.</summary>
internal sealed class MarkerContent
{
    private readonly List<Clause> clauses = [];
    private readonly List<string> pending = [];
    private bool pendingOpen;
    private bool namesPerson;
    private LabelKind? label;

    public IReadOnlyList<Clause> Clauses => clauses;

    public string? Term { get; private set; }

    /// <summary>Null when the words are no marker at all: 社区（村）, （2018-2025年）.</summary>
    public static MarkerContent? Read(string text)
    {
        var content = new MarkerContent();
        foreach (var sentence in Punctuation.Split(text, c => c is '。'))
        {
            content.TakeSentence(sentence);
        }

        return content.clauses.Count > 0 || content.Term is not null || content.namesPerson ? content : null;
    }

    private static bool IsBoundary(char c) => c is '；' or ';' or '，' or ',' || char.IsWhiteSpace(c);

    // A label speaks for its own sentence; what follows it without label or verb (不再列出，下同) is a remark.
    private void TakeSentence(string sentence)
    {
        var isRemark = clauses.Count > 0;
        label = null;
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
        if (LeadRule.IsStatedIn(piece) || piece is "下同")
        {
            return;
        }

        if (MarkerLabel.Read(piece) is { } found)
        {
            SettlePending();
            label = found.Kind;
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

    private void TakeUnits(string piece)
    {
        if (clauses.Count > 0 && piece.StartsWith("会同", StringComparison.Ordinal) && MarkerVerb.Read(piece) is null)
        {
            piece = piece["会同".Length..];
        }

        if (MarkerVerb.Read(piece) is { } verb && (label is not null || IsUnitList(verb.Names)))
        {
            TakeVerb(verb);
            return;
        }

        var units = UnitNames.Read(piece);
        if (label is { } kind)
        {
            clauses.Add(new Clause(RoleOf(kind), ByLabel: true, Shared: false, units.Names, units.Open));
            return;
        }

        pending.AddRange(units.Names);
        pendingOpen |= units.Open;
    }

    private void TakeVerb(MarkerVerb verb)
    {
        if (verb.Names.StartsWith("会同", StringComparison.Ordinal) && clauses.Count > 0)
        {
            var others = UnitNames.Read(verb.Names["会同".Length..]);
            clauses.Add(new Clause(UnitRole.Participant, ByLabel: false, Shared: false, others.Names, others.Open));
            return;
        }

        // 甲会同乙牵头: the unit before 会同 leads, those after it take part.
        var (before, after) = Around(verb.Names, "会同");
        var units = UnitNames.Read(before);
        clauses.Add(
            new Clause(verb.Role, ByLabel: false, verb.Shared, [.. pending, .. units.Names], pendingOpen || units.Open)
        );
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
        if (clauses.Count > 0 && pending.Exists(UnitNames.IsUnit))
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
        var place = names.IndexOf(word, StringComparison.Ordinal);
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
