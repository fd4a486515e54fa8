using MediatR;
using Workflows.Definitions;

namespace Workflows.Api.Studio;

/// <summary>The same thing done to several definitions.</summary>
internal static class BulkDefinitionEndpoints
{
    public static void MapBulkDefinitions(this IEndpointRouteBuilder elsa)
    {
        var actions = elsa.MapGroup("/bulk-actions");
        actions
            .MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync)
            .WithName("PublishWorkflowDefinitions");
        actions
            .MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync)
            .WithName("RetractWorkflowDefinitions");
        actions
            .MapPost("/delete/workflow-definitions/by-definition-id", DeleteAsync)
            .WithName("DeleteWorkflowDefinitions");
        actions
            .MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync)
            .WithName("DeleteWorkflowDefinitionVersions");
    }

    /// <summary>Publishes each definition by itself; what kept one from it is listed under its id.</summary>
    private static async Task<IResult> PublishAsync(
        DefinitionIdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var published = new List<string>();
        var alreadyPublished = new List<string>();
        var notFound = new List<string>();
        var updatedConsumers = new List<string>();
        var warnings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var id in request.Ids)
        {
            try
            {
                var saved = await mediator.Send(new PublishDefinition(id), cancellationToken);
                (saved.AlreadyPublished ? alreadyPublished : published).Add(id);
                updatedConsumers.AddRange(saved.UpdatedConsumers ?? []);
            }
            catch (NotFoundException)
            {
                notFound.Add(id);
            }
            catch (InvalidRequestException exception)
            {
                warnings[id] = [.. exception.Problems.Select(problem => problem.Message)];
            }
        }

        return Results.Json(
            new
            {
                published,
                alreadyPublished,
                notFound,
                skipped = Array.Empty<string>(),
                updatedConsumers,
                failed = warnings.Keys,
                warnings,
            },
            ElsaJson.Options
        );
    }

    /// <summary>Takes each definition back by itself.</summary>
    private static async Task<IResult> RetractAsync(
        DefinitionIdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var retracted = new List<string>();
        var alreadyRetracted = new List<string>();
        var notFound = new List<string>();
        var skipped = new List<string>();
        foreach (var id in request.Ids)
        {
            try
            {
                var saved = await mediator.Send(new RetractDefinition(id), cancellationToken);
                (saved.AlreadyRetracted ? alreadyRetracted : retracted).Add(id);
            }
            catch (NotFoundException)
            {
                notFound.Add(id);
            }
            catch (RuleException)
            {
                skipped.Add(id);
            }
        }

        return Results.Json(
            new
            {
                retracted,
                alreadyRetracted,
                notFound,
                skipped,
            },
            ElsaJson.Options
        );
    }

    /// <summary>Deletes definitions, all of them or none.</summary>
    private static async Task<IResult> DeleteAsync(
        DefinitionIdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Results.Json(await mediator.Send(new DeleteDefinitions(request.Ids), cancellationToken), ElsaJson.Options);

    /// <summary>Deletes versions, all of them or none.</summary>
    private static async Task<IResult> DeleteVersionsAsync(
        IdsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            await mediator.Send(new DeleteDefinitionVersions(request.Ids ?? []), cancellationToken),
            ElsaJson.Options
        );
}

/// <summary>The definitions a bulk action is for.</summary>
internal sealed record DefinitionIdsRequest(IReadOnlyList<string>? DefinitionIds)
{
    /// <summary>Each definition once.</summary>
    public IReadOnlyList<string> Ids => [.. (DefinitionIds ?? []).Distinct(StringComparer.Ordinal)];
}
