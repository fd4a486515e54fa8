namespace Workflows.Documents;

/// <summary>Who leads a task, who takes part, and what says so.</summary>
internal sealed record Responsibility(
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Participants,
    LeadBasis Basis,
    IReadOnlyList<Doubt> Doubts
)
{
    /// <summary>What the markers state, clause by clause, the names made whole.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    public static Responsibility Of(IReadOnlyList<Marker> markers, bool firstLeads, bool starsLead)
    {
        var doubts = new List<Doubt>();
        var clauses = ElidedPrefix.Complete(Merge(markers, doubts), doubts);
        var isMerged = doubts.Contains(KnownDoubts.MarkersMerged);
        if (clauses.Any(clause => clause.Open))
        {
            doubts.Add(KnownDoubts.ParticipantsOpen);
        }

        doubts.AddRange(markers.SelectMany(Repeated).Distinct(StringComparer.Ordinal).Select(KnownDoubts.NameRepeated));
        var leading = Names(clauses, UnitRole.Lead);
        var responsible = Names(clauses, UnitRole.Responsible);
        var (lead, basis) =
            leading.Count > 0 ? Stated(clauses, leading) : Derived(clauses, responsible, firstLeads, isMerged);
        var rest = clauses
            .SelectMany(clause => clause.Names)
            .Where(name => !lead.Contains(name, StringComparer.Ordinal));
        if (!starsLead && clauses.Exists(clause => clause.ByStar))
        {
            basis = LeadBasis.ImplicitFirst;
            doubts.Add(KnownDoubts.LeadStarred(lead[0]));
        }
        else
        {
            doubts.AddRange(DoubtsAbout(lead, basis));
        }

        return new Responsibility(lead, rest.Distinct(StringComparer.Ordinal).ToList(), basis, doubts)
        {
            Clauses = clauses,
        };
    }

    // The first marker that makes anyone responsible decides; whoever is responsible for a later part takes part.
    private static List<Clause> Merge(IReadOnlyList<Marker> markers, List<Doubt> doubts)
    {
        var clauses = new List<Clause>();
        Marker? first = null;
        foreach (var marker in markers)
        {
            var repeats = first is not null && RepeatsRole(first, marker);
            if (repeats && !doubts.Contains(KnownDoubts.MarkersMerged))
            {
                doubts.Add(KnownDoubts.MarkersMerged);
            }

            clauses.AddRange(
                marker.Clauses.Select(clause => repeats ? clause with { Role = UnitRole.Participant } : clause)
            );
            first ??= Decides(marker) ? marker : null;
        }

        return clauses;
    }

    private static IEnumerable<string> Repeated(Marker marker) =>
        marker
            .Clauses.SelectMany(clause => clause.Names)
            .CountBy(name => name, StringComparer.Ordinal)
            .Where(count => count.Value > 1)
            .Select(count => count.Key);

    private static bool Decides(Marker marker) => marker.Clauses.Any(clause => clause.Role is not UnitRole.Participant);

    // 牵头单位 on one line and 责任单位 on the next are one marker; two times 责任单位 are two.
    private static bool RepeatsRole(Marker first, Marker other) =>
        other.Clauses.Any(clause =>
            clause.Role is not UnitRole.Participant && first.Clauses.Any(known => known.Role == clause.Role)
        );

    private static List<string> Names(IEnumerable<Clause> clauses, UnitRole role) =>
        clauses
            .Where(clause => clause.Role == role)
            .SelectMany(clause => clause.Names)
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static (List<string> Lead, LeadBasis Basis) Stated(List<Clause> clauses, List<string> leading)
    {
        var byLabel = clauses.First(clause => clause.Role is UnitRole.Lead).ByLabel;
        return (
            leading,
            leading.Count > 1 ? LeadBasis.Joint
            : clauses.First(clause => clause.Role is UnitRole.Lead).ByColumn ? LeadBasis.Column
            : byLabel ? LeadBasis.Label
            : LeadBasis.Verb
        );
    }

    private static (List<string> Lead, LeadBasis Basis) Derived(
        List<Clause> clauses,
        List<string> responsible,
        bool firstLeads,
        bool isMerged
    )
    {
        if (responsible.Count == 0)
        {
            return ([], LeadBasis.None);
        }

        if (firstLeads)
        {
            return (responsible[..1], LeadBasis.ExplicitRule);
        }

        // Each of several markers speaks for its own part; none says who leads the whole.
        if (isMerged)
        {
            return (responsible[..1], LeadBasis.ImplicitFirst);
        }

        if (responsible.Count > 1 && !OthersOnlyCarryOut(clauses, responsible))
        {
            var shared = clauses.Exists(clause => clause is { Role: UnitRole.Responsible, Shared: true });
            return shared ? (responsible, LeadBasis.Joint) : (responsible[..1], LeadBasis.ImplicitFirst);
        }

        var opposed = clauses.Find(clause => clause.Role is UnitRole.Participant);
        return (
            responsible[..1],
            opposed is null ? LeadBasis.SoleUnit
            : opposed.ByColumn ? LeadBasis.Column
            : opposed.ByLabel ? LeadBasis.Label
            : LeadBasis.Verb
        );
    }

    // 甲负责，乙配合，各区抓好落实: one is responsible and another assists, so the regions only carry out.
    private static bool OthersOnlyCarryOut(List<Clause> clauses, List<string> responsible) =>
        clauses.Exists(clause => clause.Role is UnitRole.Participant)
        && clauses.Find(clause => clause.Role is UnitRole.Responsible)?.Names.Count == 1
        && !UnitNames.IsCollective(responsible[0])
        && responsible.Skip(1).All(UnitNames.IsCollective);

    private static IEnumerable<Doubt> DoubtsAbout(List<string> lead, LeadBasis basis) =>
        basis switch
        {
            LeadBasis.None => [KnownDoubts.LeadMissing],
            LeadBasis.Joint => [KnownDoubts.LeadJoint(lead)],
            LeadBasis.ImplicitFirst => [KnownDoubts.LeadImplicit(lead[0])],
            _ => [],
        };
}
