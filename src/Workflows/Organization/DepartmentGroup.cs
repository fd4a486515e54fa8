namespace Workflows.Organization;

/// <summary>A printed name that stands for several departments, such as 机关各部门.</summary>
public sealed class DepartmentGroup
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The name as documents print it.</summary>
    public required string Name { get; set; }

    /// <summary>The departments it stands for today. A task keeps the members it was expanded to.</summary>
    public List<Guid> MemberIds { get; set; } = [];
}
