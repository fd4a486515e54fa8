using System.Text;
using System.Text.Json.Serialization;
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
        reimport.MapPost("/compare", CompareAsync).WithName("CompareReimport");
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

    /// <summary>Compares it again with the text read before, names matched as told; nothing is stored.</summary>
    private static Task<ReimportPreview> CompareAsync(
        Guid id,
        ReimportText text,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new PreviewReimport(id, text.Document, text.Mappings), cancellationToken);

    /// <summary>Applies what the office confirms of a corrected document: all of it or nothing.</summary>
    private static Task<ReimportedPlan> ApplyAsync(
        Guid id,
        ReimportPlan command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { PlanId = id }, cancellationToken);
}

/// <summary>A corrected document that was read before.</summary>
/// <param name="SourceText">Its text.</param>
/// <param name="Mappings">Printed name → the departments it stands for (id, code or name each).</param>
internal sealed record ReimportText(
    string SourceText,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null
)
{
    /// <summary>The text as a document.</summary>
    [JsonIgnore]
    public DocumentFile Document => new(Encoding.UTF8.GetBytes(SourceText), Name: null, "text/plain; charset=utf-8");
}
