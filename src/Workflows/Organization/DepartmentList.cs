using MediatR;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Every department and subordinate unit in list order.</summary>
/// <param name="WithClosed">Also those closed.</param>
public sealed record DepartmentList(bool WithClosed = false) : IRequest<IReadOnlyList<DepartmentLine>>;

/// <summary>One department of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Code">Stable short code in pinyin.</param>
/// <param name="ShortName">Name as plan documents print it.</param>
/// <param name="Name">Full official name.</param>
/// <param name="Aliases">Other names documents use for it.</param>
/// <param name="Kind">Department of the organ, or a unit below it.</param>
/// <param name="IsOffice">Whether it issues and supervises plans.</param>
/// <param name="Order">Its place in lists.</param>
/// <param name="SupervisingLeaderIds">The leaders in charge of it; none means all leaders.</param>
/// <param name="ClosedAt">When it was closed.</param>
public sealed record DepartmentLine(
    Guid Id,
    string Code,
    string ShortName,
    string Name,
    IReadOnlyList<string> Aliases,
    DepartmentKind Kind,
    bool IsOffice,
    int Order,
    IReadOnlyList<Guid> SupervisingLeaderIds,
    DateTimeOffset? ClosedAt
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
            department.IsOffice,
            department.Order,
            department.SupervisingLeaderIds,
            department.ClosedAt
        );
}

internal sealed class DepartmentListHandler(WorkflowsDbContext db)
    : IRequestHandler<DepartmentList, IReadOnlyList<DepartmentLine>>
{
    public async Task<IReadOnlyList<DepartmentLine>> Handle(DepartmentList request, CancellationToken cancellationToken)
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);

        return [.. (request.WithClosed ? directory.All : directory.Departments).Select(DepartmentLine.Of)];
    }
}
