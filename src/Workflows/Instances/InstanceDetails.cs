using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>One instance with the state it is in.</summary>
[RequiresRole(Role.OfficeAdmin)]
public sealed record InstanceDetails(string InstanceId) : IRequest<InstanceWithState>;

/// <summary>An instance, its state, and the definition version it runs.</summary>
public sealed record InstanceWithState(InstanceSummary Summary, WorkflowState State, WorkflowGraph Graph);

internal sealed class InstanceDetailsHandler(WorkflowsDbContext db, PublishedGraphs graphs)
    : IRequestHandler<InstanceDetails, InstanceWithState>
{
    public async Task<InstanceWithState> Handle(InstanceDetails query, CancellationToken cancellationToken)
    {
        var row =
            await db.Set<WorkflowInstance>()
                .AsNoTracking()
                .SingleOrDefaultAsync(instance => instance.Id == query.InstanceId, cancellationToken)
            ?? throw new NotFoundException("流程实例", query.InstanceId);
        var graph = await graphs.GetVersionAsync(row.DefinitionVersionId, cancellationToken);
        var state = WorkflowStateSerializer.Deserialize(row.State, graph);
        return new InstanceWithState(InstanceSummary.Of.Compile()(row), state, graph);
    }
}
