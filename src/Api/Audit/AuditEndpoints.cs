using MediatR;
using Workflows.Audit;

namespace Workflows.Api.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/audit").WithTags("审批记录 Audit");

        audit.MapGet("/", ListAsync).WithName("ListAuditRecords");
        audit.MapGet("/verification", VerifyAsync).WithName("VerifyAuditChain");
    }

    /// <summary>The record, newest first: who did what, when and why.</summary>
    private static Task<Page<AuditEntry>> ListAsync(
        Guid? planId,
        Guid? taskId,
        Guid? personId,
        string? action,
        DateOnly? from,
        DateOnly? to,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.Send(
            new AuditList(planId, taskId, personId, action, from, to, PageRequest.Of(page, pageSize)),
            cancellationToken
        );

    /// <summary>Checks that no row was altered, removed or moved; <c>expect</c> is a hash noted at an earlier check.</summary>
    private static Task<AuditVerdict> VerifyAsync(
        string? expect,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new AuditVerification(expect), cancellationToken);
}
