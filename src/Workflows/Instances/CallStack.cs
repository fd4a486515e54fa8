using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Execution;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>An execution and those it runs within, from the workflow itself inwards, as JSON records.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record CallStack(string ExecutionId) : IRequest<IReadOnlyList<string>>;

internal sealed class CallStackHandler(WorkflowsDbContext db) : IRequestHandler<CallStack, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(CallStack query, CancellationToken cancellationToken)
    {
        var stack = new Stack<string>();
        for (var id = query.ExecutionId; id is not null; )
        {
            if (await RecordAsync(id, cancellationToken) is not { } record)
                break;
            stack.Push(record);
            id = JsonSerializer
                .Deserialize<ActivityExecutionRecord>(record, ElsaJson.Options)!
                .SchedulingActivityExecutionId;
        }

        return stack.Count > 0 ? [.. stack] : throw new NotFoundException("活动执行记录", query.ExecutionId);
    }

    private Task<string?> RecordAsync(string id, CancellationToken cancellationToken) =>
        db.Set<ActivityExecutionRow>()
            .Where(row => row.Id == id)
            .Select(row => row.Record)
            .SingleOrDefaultAsync(cancellationToken);
}
