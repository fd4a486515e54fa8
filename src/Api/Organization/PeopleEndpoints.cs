using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Api.OpenApi;
using Workflows.Assignments;
using Workflows.Organization;

namespace Workflows.Api.Organization;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/api/people").WithTags("人员 People");

        people.MapGet("/", ListAsync).WithName("ListPeople");
        people.MapPost("/", AddAsync).WithName("AddPerson");
        people.MapGet("/{id:guid}", GetAsync).WithName("GetPerson");
        people.MapPut("/{id:guid}", ChangeAsync).WithName("ChangePerson");
        people.MapPut("/{id:guid}/password", ResetPasswordAsync).WithName("ResetPassword");
        people.MapPost("/{id:guid}/close", CloseAsync).WithName("ClosePerson");
        people.MapPost("/{id:guid}/reopen", ReopenAsync).WithName("ReopenPerson");
        people.MapGet("/{id:guid}/holdings", HoldingsAsync).WithName("ListHoldings");
        people.MapPost("/{id:guid}/hand-over", HandOverAsync).WithName("HandOver");
    }

    /// <summary>People with their accounts, by name; for the office.</summary>
    private static Task<Page<PersonView>> ListAsync(
        Guid? departmentId,
        Choice<Role>? role,
        string? search,
        bool? closed,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.Send(
            new PeopleList(departmentId, role?.Value, search, closed, PageRequest.Of(page, pageSize)),
            cancellationToken
        );

    /// <summary>The office adds a person, who changes the initial password at the first sign-in.</summary>
    private static async Task<Created<PersonId>> AddAsync(
        AddPerson command,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var person = await mediator.Send(command, cancellationToken);
        return TypedResults.Created($"/api/people/{person.Id}", person);
    }

    /// <summary>One person with the account; for the office.</summary>
    private static Task<PersonView> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new PersonDetails(id), cancellationToken);

    /// <summary>The office changes a person's name, department, roles, user name or mail address.</summary>
    private static Task<PersonId> ChangeAsync(
        Guid id,
        ChangePerson command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { PersonId = id }, cancellationToken);

    /// <summary>The office gives somebody a password, to be changed at the next sign-in.</summary>
    private static Task<PersonId> ResetPasswordAsync(
        Guid id,
        ResetPassword command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { PersonId = id }, cancellationToken);

    /// <summary>The office closes the account of somebody who holds nothing open.</summary>
    private static Task<PersonId> CloseAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new ClosePerson(id), cancellationToken);

    /// <summary>The office takes the closing of an account back.</summary>
    private static Task<PersonId> ReopenAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new ReopenPerson(id), cancellationToken);

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
}
