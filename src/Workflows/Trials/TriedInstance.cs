using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Trials;

/// <summary>The instance a trial is about: the first that runs the tried definition. Null when its start was refused.</summary>
internal sealed record TriedInstance(string DefinitionId) : IRequest<WorkflowInstance?>
{
    /// <summary>How it ended; null while it runs.</summary>
    public static WorkflowSubStatus? EndOf(WorkflowInstance? instance) =>
        instance is { Status: WorkflowStatus.Finished } or { SubStatus: WorkflowSubStatus.Faulted }
            ? instance.SubStatus
            : null;
}

internal sealed class TriedInstanceHandler(WorkflowsDbContext db) : IRequestHandler<TriedInstance, WorkflowInstance?>
{
    public Task<WorkflowInstance?> Handle(TriedInstance query, CancellationToken cancellationToken) =>
        db.Set<WorkflowInstance>()
            .AsNoTracking()
            .Where(row => row.DefinitionId == query.DefinitionId)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
