using MediatR;
using Workflows.Api.Auth;
using Workflows.Definitions.Outlines;

namespace Workflows.Api.Definitions;

/// <summary>Flows in simple mode, for office admins.</summary>
internal static class OutlineEndpoints
{
    public static void MapOutlines(this IEndpointRouteBuilder app)
    {
        var outline = app.MapGroup("/api/definitions/{definitionId}/outline")
            .RequireAuthorization(OfficeAdmins.Policy)
            .WithTags("流程 Definitions");
        outline.MapGet("/", GetAsync).WithName("GetOutline");
        outline.MapPut("/", SaveAsync).WithName("SaveOutline");
    }

    /// <summary>The newest version of a flow as a list of blocks, or why it is too free for that.</summary>
    private static Task<OutlineView> GetAsync(
        string definitionId,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new OutlineDetails(definitionId), cancellationToken);

    /// <summary>Keeps a flow edited as a list of blocks, as a draft or published.</summary>
    private static async Task<SavedOutline> SaveAsync(
        string definitionId,
        SaveOutline command,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var saved = await mediator.Send(command with { DefinitionId = definitionId }, cancellationToken);
        var view = await mediator.Send(new OutlineDetails(definitionId), cancellationToken);
        return new SavedOutline(
            view,
            [.. saved.Warnings.Select(one => new FieldProblem(one.ActivityId ?? "", one.Code, one.Message))]
        );
    }
}

/// <summary>A flow as it was kept.</summary>
/// <param name="View">The flow.</param>
/// <param name="Warnings">What was published all the same, but is perhaps not meant so; the field is the block's id.</param>
internal sealed record SavedOutline(OutlineView View, IReadOnlyList<FieldProblem> Warnings);
