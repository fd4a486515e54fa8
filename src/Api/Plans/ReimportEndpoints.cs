using MediatR;
using Microsoft.Extensions.Options;
using Workflows.Documents.Files;
using Workflows.Plans.Reimport;

namespace Workflows.Api.Plans;

internal static class ReimportEndpoints
{
    public static void MapReimport(this IEndpointRouteBuilder app)
    {
        var reimport = app.MapGroup("/api/plans/{id:guid}/reimport").WithTags("方案 Plans");

        reimport.MapPost("/preview", PreviewAsync).AcceptsDocument().WithName("PreviewReimport");
        reimport.MapPost("/", ApplyAsync).WithName("ReimportPlan");
    }

    /// <summary>Compares a running plan with a corrected document; nothing is stored.</summary>
    private static async Task<ReimportPreview> PreviewAsync(
        Guid id,
        HttpRequest request,
        IOptions<FileLimits> limits,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => await mediator.Send(new PreviewReimport(id, await request.ReadDocumentAsync(limits.Value)), cancellationToken);

    /// <summary>Applies what the office confirms of a corrected document: all of it or nothing.</summary>
    private static Task<ReimportedPlan> ApplyAsync(
        Guid id,
        ReimportPlan command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { PlanId = id }, cancellationToken);
}
