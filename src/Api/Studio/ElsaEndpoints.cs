using Workflows.Api.Auth;

namespace Workflows.Api.Studio;

/// <summary>The REST API that Elsa's designer and clients call, for office admins.</summary>
internal static class ElsaEndpoints
{
    public static void MapElsa(this IEndpointRouteBuilder app)
    {
        var elsa = app.MapGroup("/elsa/api")
            .RequireAuthorization(OfficeAdmins.Policy)
            .WithTags("Elsa")
            .AddEndpointFilter<ElsaRefusals>();

        elsa.MapWorkflowDefinitions();
        elsa.MapBulkDefinitions();
        elsa.MapDefinitionGraph();
        elsa.MapTransfer();
        elsa.MapDescriptors();
        elsa.MapExecution();
        elsa.MapWorkflowInstances();
        elsa.MapBulkInstances();
        elsa.MapInstanceTransfer();
        elsa.MapJournal();
        elsa.MapBookmarks();
        elsa.MapActivityExecutions();
        elsa.MapAlterations();
    }
}
