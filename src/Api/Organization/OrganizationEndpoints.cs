using MediatR;
using Workflows.Assignments;
using Workflows.Organization;

namespace Workflows.Api.Organization;

internal static class OrganizationEndpoints
{
    public static void MapOrganization(this IEndpointRouteBuilder app)
    {
        var organization = app.MapGroup("/api").WithTags("组织 Organization");

        organization.MapGet("/departments", DepartmentsAsync).WithName("ListDepartments");
        organization.MapGet("/departments/{id:guid}/people", PeopleAsync).WithName("ListDepartmentPeople");
        organization.MapGet("/people/{id:guid}/holdings", HoldingsAsync).WithName("ListHoldings");
        organization.MapPost("/people/{id:guid}/hand-over", HandOverAsync).WithName("HandOver");
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

    /// <summary>What waits for a person by name, and what of it another may take over.</summary>
    private static Task<Page<Holding>> HoldingsAsync(
        Guid id,
        Guid? toId,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new PersonHoldings(id, toId, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>Gives all that waits for a person who leaves to another.</summary>
    private static Task<HandedOver> HandOverAsync(
        Guid id,
        HandOver command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { PersonId = id }, cancellationToken);

    /// <summary>The printed group names and whom they stand for.</summary>
    private static Task<IReadOnlyList<DepartmentGroupLine>> GroupsAsync(
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new DepartmentGroupList(), cancellationToken);
}
