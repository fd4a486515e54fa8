using MediatR;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Every department and subordinate unit in list order.</summary>
public sealed record DepartmentList : IRequest<IReadOnlyList<DepartmentLine>>;

/// <summary>One department of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Code">Stable short code in pinyin.</param>
/// <param name="ShortName">Name as plan documents print it.</param>
/// <param name="Name">Full official name.</param>
/// <param name="Aliases">Other names documents use for it.</param>
/// <param name="Kind">Department of the organ, or a unit below it.</param>
/// <param name="IsOffice">Whether it issues and supervises plans.</param>
public sealed record DepartmentLine(
    Guid Id,
    string Code,
    string ShortName,
    string Name,
    IReadOnlyList<string> Aliases,
    DepartmentKind Kind,
    bool IsOffice
)
{
    internal static DepartmentLine Of(Department department) =>
        new(
            department.Id,
            department.Code,
            department.ShortName,
            department.Name,
            department.Aliases,
            department.Kind,
            department.IsOffice
        );
}

internal sealed class DepartmentListHandler(WorkflowsDbContext db)
    : IRequestHandler<DepartmentList, IReadOnlyList<DepartmentLine>>
{
    public async Task<IReadOnlyList<DepartmentLine>> Handle(DepartmentList request, CancellationToken cancellationToken)
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);

        return [.. directory.Departments.Select(DepartmentLine.Of)];
    }
}
