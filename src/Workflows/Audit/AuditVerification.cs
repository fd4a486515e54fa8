using MediatR;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Audit;

/// <summary>Checks the whole record, for those who read everything.</summary>
/// <param name="Expected">A hash noted earlier, which must still stand in the chain.</param>
[RequiresRole(Role.Auditor, Role.Leader, Role.OfficeAdmin)]
public sealed record AuditVerification(string? Expected) : IRequest<AuditVerdict>;

internal sealed class AuditVerificationHandler(AuditChain chain) : IRequestHandler<AuditVerification, AuditVerdict>
{
    public Task<AuditVerdict> Handle(AuditVerification query, CancellationToken cancellationToken) =>
        chain.VerifyAsync(query.Expected, cancellationToken);
}
