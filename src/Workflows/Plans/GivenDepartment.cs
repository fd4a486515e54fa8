using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>Reads a department a caller named by id, code or any of its names.</summary>
internal static class GivenDepartment
{
    /// <summary>The department a caller means.</summary>
    /// <exception cref="InvalidRequestException">No department has this id, code or name.</exception>
    public static Department FindGiven(this DepartmentDirectory directory, string given, string field)
    {
        var department = Guid.TryParse(given, out var id) ? directory.Find(id) : directory.Find(given);
        return department
            ?? throw new InvalidRequestException("unknown_department", field, $"组织机构中没有“{given}”这个部门。");
    }
}
