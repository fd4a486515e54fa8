using Hangfire;
using MediatR;
using Workflows.Commands;

namespace Workflows.Api.Background;

/// <summary>The nightly job that keeps tables from growing with what nobody needs any more.</summary>
internal sealed class Housekeeping(IMediator mediator)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(CancellationToken cancellationToken) =>
        mediator.Send(new ForgetOldRequests(), cancellationToken);
}
