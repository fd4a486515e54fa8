using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>All that is stored about one instance, to be imported elsewhere.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="WithExecutions">Whether the records of its activities are wanted.</param>
/// <param name="WithJournal">Whether its journal is wanted.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record InstanceExport(string InstanceId, bool WithExecutions, bool WithJournal)
    : IRequest<ExportedInstance>;

/// <summary>An instance as stored.</summary>
/// <param name="State">The engine's state as JSON.</param>
/// <param name="Executions">Records of its activities as JSON, in order.</param>
/// <param name="Journal">Entries of its journal as JSON, in order.</param>
public sealed record ExportedInstance(string State, IReadOnlyList<string> Executions, IReadOnlyList<string> Journal);

internal sealed class InstanceExportHandler(WorkflowsDbContext db) : IRequestHandler<InstanceExport, ExportedInstance>
{
    public async Task<ExportedInstance> Handle(InstanceExport query, CancellationToken cancellationToken)
    {
        var state =
            await db.Set<WorkflowInstance>()
                .Where(row => row.Id == query.InstanceId)
                .Select(row => row.State)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程实例", query.InstanceId);
        return new ExportedInstance(
            state,
            query.WithExecutions ? await ExecutionsAsync(query.InstanceId, cancellationToken) : [],
            query.WithJournal ? await JournalAsync(query.InstanceId, cancellationToken) : []
        );
    }

    private Task<List<string>> ExecutionsAsync(string id, CancellationToken cancellationToken) =>
        db.Set<ActivityExecutionRow>()
            .Where(row => row.InstanceId == id)
            .OrderBy(row => row.Sequence)
            .Select(row => row.Record)
            .ToListAsync(cancellationToken);

    private Task<List<string>> JournalAsync(string id, CancellationToken cancellationToken) =>
        db.Set<JournalRecord>()
            .Where(row => row.InstanceId == id)
            .OrderBy(row => row.Sequence)
            .Select(row => row.Entry)
            .ToListAsync(cancellationToken);
}
