using Workflows.Organization;

namespace Workflows.Commands;

/// <summary>Only a person with one of these roles may send the request; rules about a given row are the handler's.</summary>
/// <param name="roles">Roles of which one is enough.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresRoleAttribute(params Role[] roles) : Attribute
{
    /// <summary>Roles of which one is enough.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}
