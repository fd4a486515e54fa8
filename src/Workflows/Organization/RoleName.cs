namespace Workflows.Organization;

/// <summary>What the office calls a role.</summary>
public static class RoleName
{
    /// <summary>The role's name in zh-CN.</summary>
    public static string Of(Role role) =>
        role switch
        {
            Role.OfficeAdmin => "办公室管理员",
            Role.Leader => "领导",
            Role.DepartmentHead => "部门负责人",
            Role.Handler => "经办人",
            Role.Auditor => "审计员",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, message: null),
        };

    /// <summary>The names of several.</summary>
    public static string Of(IEnumerable<Role> roles) => string.Join('、', roles.Select(Of));
}
