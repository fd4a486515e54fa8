using Workflows.Audit;

namespace Workflows.Api.Audit;

/// <summary>Notes the end of the record in the log, at start and nightly: what a later check can be held against.</summary>
/// <remarks>A log kept on another machine is out of reach of whoever could rewrite the database.</remarks>
internal sealed partial class AuditAnchorLog(AuditChain chain, ILogger<AuditAnchorLog> logger)
{
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var head = await chain.HeadAsync(cancellationToken);
        LogHead(head.Sequence, head.Hash);
    }

    [LoggerMessage(LogLevel.Information, "The audit chain ends at record {Sequence} with hash {Hash}")]
    private partial void LogHead(long sequence, string hash);
}
