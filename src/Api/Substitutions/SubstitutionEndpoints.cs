using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Substitutions;

namespace Workflows.Api.Substitutions;

internal static class SubstitutionEndpoints
{
    public static void MapSubstitutions(this IEndpointRouteBuilder app)
    {
        var substitutions = app.MapGroup("/api/substitutions").WithTags("代理 Substitutions");
        substitutions.MapGet("/", ListAsync).WithName("ListSubstitutions");
        substitutions.MapGet("/flows", FlowsAsync).WithName("ListSubstitutionFlows");
        substitutions.MapPost("/", CreateAsync).WithName("CreateSubstitution");
        substitutions.MapPost("/{id:guid}/end", EndAsync).WithName("EndSubstitution");
    }

    /// <summary>Substitutions I have part in, for the office everybody's; latest first.</summary>
    private static Task<Page<SubstitutionLine>> ListAsync(
        Guid? personId,
        bool? active,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new SubstitutionList(personId, active, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>The flows a substitution can be limited to.</summary>
    private static Task<IReadOnlyList<FlowLine>> FlowsAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new FlowList(), cancellationToken);

    /// <summary>Names who may decide in somebody's place for some days.</summary>
    private static async Task<Created<SubstitutionState>> CreateAsync(
        CreateSubstitution command,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var created = await mediator.Send(command, cancellationToken);
        return TypedResults.Created($"/api/substitutions?personId={created.PersonId}", created);
    }

    /// <summary>Ends a substitution before its last day.</summary>
    private static Task<SubstitutionState> EndAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new EndSubstitution(id), cancellationToken);
}
