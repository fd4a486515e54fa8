using MediatR;
using Microsoft.Extensions.Options;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Documents.Files;
using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>Reads a document without storing anything.</summary>
/// <param name="Document">The uploaded file.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PreviewPlan(DocumentFile Document) : IRequest<PlanDraft>;

internal sealed class PreviewPlanHandler(IOptions<FileLimits> limits) : IRequestHandler<PreviewPlan, PlanDraft>
{
    public Task<PlanDraft> Handle(PreviewPlan query, CancellationToken cancellationToken)
    {
        var text = query.Document.ReadText(limits.Value);
        return Task.FromResult(PlanReader.Read(text) with { SourceText = text });
    }
}
