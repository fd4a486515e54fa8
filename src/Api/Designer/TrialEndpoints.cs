using MediatR;
using Workflows.Trials;

namespace Workflows.Api.Designer;

internal static class TrialEndpoints
{
    public static void MapTrials(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/definitions/{id}/trial", WalkAsync).WithTags("试走 Trials").WithName("WalkTrial");

    /// <summary>Walks a flow, a draft too, without touching anything: all acts are given each time, and nothing is kept.</summary>
    private static Task<TrialView> WalkAsync(
        string id,
        WalkTrial trial,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(trial with { DefinitionId = id }, cancellationToken);
}
