using System.Text.Json.Nodes;
using MediatR;
using Workflows.Definitions;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Studio;

/// <summary>Definitions: listed, drafted, published, taken back, deleted.</summary>
internal static class WorkflowDefinitionEndpoints
{
    // A client that asks for no page, such as a picker, wants them all; this is a bound and no page size.
    private const int MostUnpaged = 1000;

    public static void MapWorkflowDefinitions(this IEndpointRouteBuilder elsa)
    {
        var definitions = elsa.MapGroup("/workflow-definitions");
        definitions.MapGet("", ListAsync).WithName("ListWorkflowDefinitions");
        definitions.MapPost("", SaveAsync).WithName("SaveWorkflowDefinition");
        definitions.MapPost("/check", CheckAsync).WithName("CheckWorkflowDefinition");
        definitions.MapGet("/by-definition-id/{definitionId}", ByDefinitionIdAsync).WithName("GetWorkflowDefinition");
        definitions.MapGet("/by-id/{id}", ByIdAsync).WithName("GetWorkflowDefinitionVersion");
        definitions.MapGet("/many-by-id", ManyByIdAsync).WithName("GetWorkflowDefinitionVersions");
        definitions.MapGet("/query/count", CountAsync).WithName("CountWorkflowDefinitions");
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync).WithName("IsWorkflowNameUnique");
        definitions.MapGet("/{definitionId}/versions", VersionsAsync).WithName("ListWorkflowDefinitionVersions");
        definitions.MapPost("/{definitionId}/publish", PublishAsync).WithName("PublishWorkflowDefinition");
        definitions.MapPost("/{definitionId}/retract", RetractAsync).WithName("RetractWorkflowDefinition");
        definitions.MapPost("/{definitionId}/revert/{version:int}", RevertAsync).WithName("RevertWorkflowDefinition");
        definitions.MapDelete("/{definitionId}", DeleteAsync).WithName("DeleteWorkflowDefinition");
        definitions
            .MapDelete("/{definitionId}/version/{version:int}", DeleteNumberAsync)
            .WithName("DeleteWorkflowDefinitionByNumber");
        elsa.MapDelete("/workflow-definition-versions/{id}", DeleteVersionAsync)
            .WithName("DeleteWorkflowDefinitionVersion");
    }

    /// <summary>Versions of definitions, filtered, ordered, paged from 0.</summary>
    private static async Task<IResult> ListAsync(
        [AsParameters] ListRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(request.ToQuery(MostUnpaged), cancellationToken);
        return Results.Json(
            new
            {
                items = found.Items.Select(WorkflowDefinitionJson.Summary),
                totalCount = found.Total,
                links = WorkflowDefinitionJson.ListLinks,
            },
            ElsaJson.Options
        );
    }

    /// <summary>Keeps a definition as a draft, and publishes it when asked to.</summary>
    private static async Task<IResult> SaveAsync(
        SaveRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var command = new SaveDefinition(ModelOf(request), request.Publish == true);
        var saved = await mediator.Send(command, cancellationToken);
        return await AnswerAsync(saved, mediator, cancellationToken);
    }

    /// <summary>What publishing a definition would refuse and warn of; nothing is kept.</summary>
    private static async Task<IResult> CheckAsync(
        SaveRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Results.Json(await mediator.Send(new DefinitionCheck(ModelOf(request)), cancellationToken), ElsaJson.Options);

    /// <summary>One version of a definition; the newest when nothing else is said.</summary>
    private static Task<IResult> ByDefinitionIdAsync(
        string definitionId,
        string? versionOptions,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        ShowAsync(
            new DefinitionFilter(
                string.IsNullOrEmpty(versionOptions) ? VersionOptions.Latest : versionOptions,
                DefinitionIds: [definitionId]
            ),
            mediator,
            cancellationToken
        );

    /// <summary>One version by its own id.</summary>
    private static Task<IResult> ByIdAsync(string id, IMediator mediator, CancellationToken cancellationToken) =>
        ShowAsync(new DefinitionFilter(Ids: [id]), mediator, cancellationToken);

    /// <summary>Several versions by their own ids.</summary>
    private static async Task<IResult> ManyByIdAsync(
        string[]? ids,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new DefinitionsDetails(ids ?? []), cancellationToken);
        return Results.Json(
            new { items = found.Select(WorkflowDefinitionJson.Full), count = found.Count },
            ElsaJson.Options
        );
    }

    /// <summary>How many definitions there are.</summary>
    private static async Task<IResult> CountAsync(IMediator mediator, CancellationToken cancellationToken) =>
        Results.Json(new { count = await mediator.Send(new DefinitionCount(), cancellationToken) }, ElsaJson.Options);

    /// <summary>All versions of a definition, newest first.</summary>
    private static async Task<IResult> VersionsAsync(
        string definitionId,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new DefinitionList(
            new DefinitionFilter(DefinitionIds: [definitionId]),
            DefinitionOrder.Version,
            Descending: true,
            ListRequest.PageOf(page, pageSize, MostUnpaged)
        );
        var found = await mediator.Send(query, cancellationToken);
        if (found.Total == 0)
            throw new NotFoundException("流程定义", definitionId);
        return Results.Json(
            new { items = found.Items.Select(WorkflowDefinitionJson.Summary), totalCount = found.Total },
            ElsaJson.Options
        );
    }

    /// <summary>Whether no other definition is called so.</summary>
    private static async Task<IResult> IsNameUniqueAsync(
        string name,
        string? definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var isUnique = await mediator.Send(new DefinitionNameCheck(name, definitionId), cancellationToken);
        return Results.Json(new { isUnique }, ElsaJson.Options);
    }

    /// <summary>Makes the newest version the one new instances run; every problem is listed by activity.</summary>
    private static async Task<IResult> PublishAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var published = await mediator.Send(new PublishDefinition(definitionId), cancellationToken);
        return await AnswerAsync(published, mediator, cancellationToken);
    }

    /// <summary>Takes a definition back; running instances go on.</summary>
    private static async Task<IResult> RetractAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var retracted = await mediator.Send(new RetractDefinition(definitionId), cancellationToken);
        return await ShowAsync(new DefinitionFilter(Ids: [retracted.VersionId]), mediator, cancellationToken);
    }

    /// <summary>Makes a draft out of an earlier version.</summary>
    private static async Task<IResult> RevertAsync(
        string definitionId,
        int version,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var draft = await mediator.Send(new RevertDefinition(definitionId, version), cancellationToken);
        var view = await mediator.Send(
            new DefinitionDetails(new DefinitionFilter(Ids: [draft.VersionId])),
            cancellationToken
        );
        return Results.Json(WorkflowDefinitionJson.Summary(view.Version), ElsaJson.Options);
    }

    /// <summary>Deletes a definition that nothing runs on, uses or needs.</summary>
    private static async Task<IResult> DeleteAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var deleted = await mediator.Send(new DeleteDefinitions([definitionId]), cancellationToken);
        return deleted.Deleted > 0 ? Results.NoContent() : throw new NotFoundException("流程定义", definitionId);
    }

    /// <summary>Deletes a version that is neither published nor used nor the only one.</summary>
    private static async Task<IResult> DeleteVersionAsync(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var deleted = await mediator.Send(new DeleteDefinitionVersions([id]), cancellationToken);
        return deleted.Deleted > 0 ? Results.NoContent() : throw new NotFoundException("流程版本", id);
    }

    /// <summary>Deletes a version by its number.</summary>
    private static async Task<IResult> DeleteNumberAsync(
        string definitionId,
        int version,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var number = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var query = new DefinitionList(
            new DefinitionFilter(number, DefinitionIds: [definitionId]),
            DefinitionOrder.Version,
            Descending: false,
            new PageRequest(1, 1)
        );
        var found = await mediator.Send(query, cancellationToken);
        return found.Items is [var row]
            ? await DeleteVersionAsync(row.Id, mediator, cancellationToken)
            : throw new NotFoundException("流程版本", $"{definitionId} 第{version}版");
    }

    private static JsonObject ModelOf(SaveRequest request) =>
        request.Model ?? throw new InvalidRequestException("definition_missing", "model", "缺少流程定义（model）。");

    private static async Task<IResult> AnswerAsync(
        SavedDefinition saved,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var view = await mediator.Send(
            new DefinitionDetails(new DefinitionFilter(Ids: [saved.VersionId])),
            cancellationToken
        );
        return Results.Json(
            new
            {
                workflowDefinition = WorkflowDefinitionJson.Full(view),
                saved.AlreadyPublished,
                consumingWorkflowCount = saved.UpdatedConsumers?.Count ?? 0,
                validationErrors = Array.Empty<object>(),
                saved.Warnings,
            },
            ElsaJson.Options
        );
    }

    private static async Task<IResult> ShowAsync(
        DefinitionFilter filter,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            WorkflowDefinitionJson.Full(await mediator.Send(new DefinitionDetails(filter), cancellationToken)),
            ElsaJson.Options
        );
}

/// <summary>A definition to keep.</summary>
internal sealed record SaveRequest(JsonObject? Model, bool? Publish);
