namespace Workflows.Organization;

/// <summary>Somebody of the organisation (人员).</summary>
public sealed class Person
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Full name as it stands in the record.</summary>
    public required string Name { get; set; }

    /// <summary>The department the person belongs to.</summary>
    public required Guid DepartmentId { get; set; }

    /// <summary>Roles held in that department.</summary>
    public List<Role> Roles { get; init; } = [];

    /// <summary>Whether the person holds a role.</summary>
    public bool Is(Role role) => Roles.Contains(role);
}
