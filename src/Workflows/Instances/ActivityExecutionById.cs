using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>One execution of an activity, as a JSON record.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ActivityExecutionById(string Id) : IRequest<string>;

internal sealed class ActivityExecutionByIdHandler(WorkflowsDbContext db)
    : IRequestHandler<ActivityExecutionById, string>
{
    public async Task<string> Handle(ActivityExecutionById query, CancellationToken cancellationToken) =>
        await db.Set<ActivityExecutionRow>()
            .Where(row => row.Id == query.Id)
            .Select(row => row.Record)
            .SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException("活动执行记录", query.Id);
}
