using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Organization;

namespace Workflows.Api.Organization;

internal static class OrganizationEndpoints
{
    public static void MapOrganization(this IEndpointRouteBuilder app)
    {
        var organization = app.MapGroup("/api").WithTags("组织 Organization");

        organization.MapGet("/departments", DepartmentsAsync).WithName("ListDepartments");
        organization.MapPost("/departments", AddAsync).WithName("AddDepartment");
        organization.MapPut("/departments/{id:guid}", ChangeAsync).WithName("ChangeDepartment");
        organization.MapPost("/departments/{id:guid}/close", CloseAsync).WithName("CloseDepartment");
        organization.MapPost("/departments/{id:guid}/reopen", ReopenAsync).WithName("ReopenDepartment");
        organization.MapGet("/departments/{id:guid}/people", PeopleAsync).WithName("ListDepartmentPeople");
        organization.MapGet("/department-groups", GroupsAsync).WithName("ListDepartmentGroups");
        organization.MapPost("/department-groups", AddGroupAsync).WithName("AddDepartmentGroup");
        organization.MapPut("/department-groups/{id:guid}", PutGroupAsync).WithName("ChangeDepartmentGroup");
        organization.MapDelete("/department-groups/{id:guid}", RemoveGroupAsync).WithName("RemoveDepartmentGroup");
    }

    /// <summary>All departments in list order; those closed only with <c>closed=true</c>.</summary>
    private static Task<IReadOnlyList<DepartmentLine>> DepartmentsAsync(
        bool? closed,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new DepartmentList(closed is true), cancellationToken);

    /// <summary>The office adds a department.</summary>
    private static async Task<Created<DepartmentLine>> AddAsync(
        AddDepartment command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Created("/api/departments", await mediator.Send(command, cancellationToken));

    /// <summary>The office changes a department's names, kind or place in lists.</summary>
    private static Task<DepartmentLine> ChangeAsync(
        Guid id,
        ChangeDepartment command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { DepartmentId = id }, cancellationToken);

    /// <summary>The office closes a department on which nothing open hangs.</summary>
    private static Task<DepartmentLine> CloseAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new CloseDepartment(id), cancellationToken);

    /// <summary>The office takes the closing of a department back.</summary>
    private static Task<DepartmentLine> ReopenAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new ReopenDepartment(id), cancellationToken);

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

    /// <summary>The office adds a printed group name.</summary>
    private static async Task<Created<DepartmentGroupLine>> AddGroupAsync(
        PutDepartmentGroup command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Created("/api/department-groups", await mediator.Send(command, cancellationToken));

    /// <summary>The office says whom a printed group name stands for.</summary>
    private static Task<DepartmentGroupLine> PutGroupAsync(
        Guid id,
        PutDepartmentGroup command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { GroupId = id }, cancellationToken);

    /// <summary>The office forgets a printed group name.</summary>
    private static async Task<NoContent> RemoveGroupAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(new RemoveDepartmentGroup(id), cancellationToken);
        return TypedResults.NoContent();
    }
}
