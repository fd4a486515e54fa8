using Hangfire;
using MediatR;
using Workflows.Api.Audit;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Drafts;
using Workflows.Plans;
using Workflows.Plans.Uploads;

namespace Workflows.Api.Background;

/// <summary>The nightly job that keeps tables from growing with what nobody needs any more, and notes the end of the record.</summary>
internal sealed class Housekeeping(IMediator mediator, AuditAnchorLog anchors)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ForgetOldRequests(), cancellationToken);
        await mediator.Send(new ForgetParkedEvents(), cancellationToken);
        await mediator.Send(new ForgetOldDrafts(), cancellationToken);
        await mediator.Send(new ForgetOldUploads(), cancellationToken);
        await mediator.Send(new ForgetContents(), cancellationToken);
        await anchors.WriteAsync(cancellationToken);
    }
}
