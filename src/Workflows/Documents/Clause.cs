namespace Workflows.Documents;

/// <summary>What a unit does in a task.</summary>
internal enum UnitRole
{
    Lead,
    Responsible,
    Participant,
}

/// <summary>One statement of a responsibility marker: these units have this role.</summary>
/// <param name="Role">The role.</param>
/// <param name="ByLabel">A label (牵头单位：) says so, not a verb (牵头).</param>
/// <param name="Shared">The units share the role (共同、分别、联合).</param>
/// <param name="Names">The units, in order.</param>
/// <param name="Open">The list is open-ended (等部门).</param>
internal sealed record Clause(UnitRole Role, bool ByLabel, bool Shared, IReadOnlyList<string> Names, bool Open)
{
    /// <summary>A star at the names says so.</summary>
    public bool ByStar { get; init; }

    /// <summary>The column of a table says so.</summary>
    public bool ByColumn { get; init; }
}
