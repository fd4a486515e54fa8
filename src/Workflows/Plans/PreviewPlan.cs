using MediatR;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>Reads a document without storing anything.</summary>
/// <param name="Document">The document's bytes.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PreviewPlan(byte[] Document) : IRequest<PlanDraft>;

internal sealed class PreviewPlanHandler : IRequestHandler<PreviewPlan, PlanDraft>
{
    public Task<PlanDraft> Handle(PreviewPlan query, CancellationToken cancellationToken) =>
        Task.FromResult(PlanReader.Read(DocumentText.Decode(query.Document)));
}
