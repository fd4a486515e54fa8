namespace Workflows.Organization;

/// <summary>A department as other resources name it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its short name, as documents print it.</param>
public sealed record DepartmentRef(Guid Id, string Code, string Name)
{
    /// <summary>Names a department.</summary>
    public static DepartmentRef To(Department department) => new(department.Id, department.Code, department.ShortName);
}
