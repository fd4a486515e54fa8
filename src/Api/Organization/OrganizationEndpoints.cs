using MediatR;
using Workflows.Organization;

namespace Workflows.Api.Organization;

internal static class OrganizationEndpoints
{
    public static void MapOrganization(this IEndpointRouteBuilder app)
    {
        var organization = app.MapGroup("/api").WithTags("组织 Organization");

        organization.MapGet("/departments", DepartmentsAsync).WithName("ListDepartments");
        organization.MapGet("/departments/{id:guid}/people", PeopleAsync).WithName("ListDepartmentPeople");
        organization.MapGet("/department-groups", GroupsAsync).WithName("ListDepartmentGroups");
    }

    /// <summary>All departments in list order.</summary>
    private static Task<IReadOnlyList<DepartmentLine>> DepartmentsAsync(
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new DepartmentList(), cancellationToken);

    /// <summary>The people of a department, its head first.</summary>
    private static Task<IReadOnlyList<PersonLine>> PeopleAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new DepartmentPeople(id), cancellationToken);

    /// <summary>The printed group names and whom they stand for.</summary>
    private static Task<IReadOnlyList<DepartmentGroupLine>> GroupsAsync(
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new DepartmentGroupList(), cancellationToken);
}
