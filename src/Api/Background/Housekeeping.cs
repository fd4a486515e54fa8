using Hangfire;
using MediatR;
using Workflows.Approvals;
using Workflows.Commands;

namespace Workflows.Api.Background;

/// <summary>The nightly job that keeps tables from growing with what nobody needs any more.</summary>
internal sealed class Housekeeping(IMediator mediator)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ForgetOldRequests(), cancellationToken);
        await mediator.Send(new ForgetParkedEvents(), cancellationToken);
    }
}
