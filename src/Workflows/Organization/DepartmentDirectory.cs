using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>All departments and groups as they stood when it was read; finds them by any name a document prints.</summary>
public sealed class DepartmentDirectory
{
    private readonly Dictionary<Guid, Department> byId;
    private readonly Dictionary<string, Department> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DepartmentGroup> groups;

    /// <summary>A directory of these departments and groups.</summary>
    public DepartmentDirectory(IEnumerable<Department> departments, IEnumerable<DepartmentGroup> groups)
    {
        All = [.. departments.OrderBy(department => department.Order)];
        Departments = [.. All.Where(department => department.ClosedAt is null)];
        Groups = [.. groups.OrderBy(group => group.Name, StringComparer.Ordinal)];
        byId = All.ToDictionary(department => department.Id);
        this.groups = Groups.ToDictionary(group => group.Name, StringComparer.Ordinal);
        IndexNames();
    }

    /// <summary>Every department that is not closed, in list order.</summary>
    public IReadOnlyList<Department> Departments { get; }

    /// <summary>Every department in list order, also those closed.</summary>
    public IReadOnlyList<Department> All { get; }

    /// <summary>Every group by name.</summary>
    public IReadOnlyList<DepartmentGroup> Groups { get; }

    /// <summary>The department that issues and supervises plans.</summary>
    public Department Office =>
        Departments.FirstOrDefault(department => department.IsOffice) ?? throw new NotFoundException("部门", "办公室");

    /// <summary>Reads the directory as it stands now.</summary>
    public static async Task<DepartmentDirectory> ReadAsync(
        WorkflowsDbContext db,
        CancellationToken cancellationToken
    ) =>
        new(
            await db.Set<Department>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<DepartmentGroup>().AsNoTracking().ToListAsync(cancellationToken)
        );

    /// <summary>The department with this id.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public Department Get(Guid id) => Find(id) ?? throw new NotFoundException("部门", id);

    /// <summary>The department with this id, or null.</summary>
    public Department? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The department with this code, short name, full name or alias, or null. Closed ones have no name here.</summary>
    public Department? Find(string name) => byName.GetValueOrDefault(name.Trim());

    /// <summary>The group with this printed name, or null.</summary>
    public DepartmentGroup? FindGroup(string name) => groups.GetValueOrDefault(name.Trim());

    /// <summary>The departments a group stands for today, in list order, without the one that leads.</summary>
    public IReadOnlyList<Department> Expand(DepartmentGroup group, Guid? exceptLead) =>
        [.. Departments.Where(department => group.MemberIds.Contains(department.Id) && department.Id != exceptLead)];

    // A code or a printed name wins over somebody else's alias.
    private void IndexNames()
    {
        foreach (var department in Departments)
        {
            byName[department.Code] = department;
            byName[department.ShortName] = department;
            byName[department.Name] = department;
        }

        foreach (var department in Departments)
        {
            foreach (var alias in department.Aliases)
                byName.TryAdd(alias, department);
        }
    }
}
