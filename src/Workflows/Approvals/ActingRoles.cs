using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>As what a person may act: a department's head may do all that its handlers do.</summary>
public static class ActingRoles
{
    /// <summary>The roles whose work items the person may decide in the own department.</summary>
    public static IReadOnlyList<Role> Of(Person person) =>
        person.Is(Role.DepartmentHead) && !person.Is(Role.Handler) ? [.. person.Roles, Role.Handler] : person.Roles;
}
