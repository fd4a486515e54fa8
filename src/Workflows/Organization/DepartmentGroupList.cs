using MediatR;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Every group name with the departments it stands for today.</summary>
public sealed record DepartmentGroupList : IRequest<IReadOnlyList<DepartmentGroupLine>>;

/// <summary>One group of the list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">The name as documents print it.</param>
/// <param name="Members">Its departments in list order.</param>
public sealed record DepartmentGroupLine(Guid Id, string Name, IReadOnlyList<DepartmentLine> Members);

internal sealed class DepartmentGroupListHandler(WorkflowsDbContext db)
    : IRequestHandler<DepartmentGroupList, IReadOnlyList<DepartmentGroupLine>>
{
    public async Task<IReadOnlyList<DepartmentGroupLine>> Handle(
        DepartmentGroupList request,
        CancellationToken cancellationToken
    )
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);

        return [.. directory.Groups.Select(group => ToLine(group, directory))];
    }

    private static DepartmentGroupLine ToLine(DepartmentGroup group, DepartmentDirectory directory) =>
        new(group.Id, group.Name, [.. directory.Expand(group, exceptLead: null).Select(DepartmentLine.Of)]);
}
