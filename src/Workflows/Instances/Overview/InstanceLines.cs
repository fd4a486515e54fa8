using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Plans;

namespace Workflows.Instances.Overview;

/// <summary>Says of instances what they serve, where they wait and what failed, with one query a kind of thing for all of them.</summary>
internal sealed class InstanceLines(WorkflowsDbContext db, PublishedGraphs graphs)
{
    public async Task<IReadOnlyList<InstanceLine>> OfAsync(
        IReadOnlyList<InstanceRow> rows,
        CancellationToken cancellationToken
    )
    {
        var known = new Dictionary<string, WorkflowGraph>(StringComparer.Ordinal);
        foreach (var version in rows.Select(row => row.Summary.DefinitionVersionId).Distinct(StringComparer.Ordinal))
            known[version] = await graphs.GetVersionAsync(version, cancellationToken);
        var served = await ServedAsync(rows, cancellationToken);
        var waiting = await WaitingAsync(rows, cancellationToken);
        var failed = await FailedAsync(rows, cancellationToken);
        return
        [
            .. rows.Select(row =>
            {
                var instance = row.Summary;
                var graph = known[instance.DefinitionVersionId];
                return new InstanceLine(
                    instance.Id,
                    instance.Name,
                    instance.DefinitionId,
                    string.IsNullOrEmpty(graph.Name) ? instance.DefinitionId : graph.Name,
                    instance.Version,
                    instance.Status,
                    instance.SubStatus,
                    served(row),
                    [.. waiting[instance.Id].Select(graph.TitleOf).Distinct(StringComparer.Ordinal)],
                    failed.TryGetValue(instance.Id, out var state) ? IncidentsIn(state, graph) : [],
                    instance.CreatedAt,
                    instance.UpdatedAt,
                    instance.FinishedAt
                );
            }),
        ];
    }

    private static IReadOnlyList<IncidentLine> IncidentsIn(string state, WorkflowGraph graph) =>
        [
            .. WorkflowStateSerializer
                .Deserialize(state, graph)
                .Incidents.Select(incident => new IncidentLine(
                    incident.ActivityInstanceId,
                    incident.ActivityId,
                    graph.TitleOf(incident.ActivityId),
                    IncidentCauses.Of(incident.Exception),
                    IncidentCauses.MessageOf(incident.Exception),
                    incident.Timestamp
                )),
        ];

    // Only what failed is worth reading a whole state for.
    private async Task<Dictionary<string, string>> FailedAsync(
        IReadOnlyList<InstanceRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Where(row => row.Summary.IncidentCount > 0).Select(row => row.Summary.Id).ToList();
        return ids.Count == 0
            ? []
            : await db.Set<WorkflowInstance>()
                .Where(row => ids.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.State, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<ILookup<string, string>> WaitingAsync(
        IReadOnlyList<InstanceRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.Summary.Id).ToList();
        var bookmarks = await db.Set<StoredBookmark>()
            .Where(bookmark => ids.Contains(bookmark.InstanceId))
            .OrderBy(bookmark => bookmark.CreatedAt)
            .Select(bookmark => new { bookmark.InstanceId, bookmark.ActivityId })
            .ToListAsync(cancellationToken);
        return bookmarks.ToLookup(
            bookmark => bookmark.InstanceId,
            bookmark => bookmark.ActivityId,
            StringComparer.Ordinal
        );
    }

    private async Task<Func<InstanceRow, ServedTask?>> ServedAsync(
        IReadOnlyList<InstanceRow> rows,
        CancellationToken cancellationToken
    )
    {
        List<Guid> Ids(Func<InstanceRow, Guid?> of) => [.. rows.Select(of).OfType<Guid>().Distinct()];
        var (taskIds, planIds) = (Ids(row => row.TaskId), Ids(row => row.PlanId));
        var (subtaskIds, consultationIds) = (Ids(row => row.SubtaskId), Ids(row => row.ConsultationId));
        var tasks = await db.Set<PlanTask>()
            .Where(task => taskIds.Contains(task.Id))
            .Select(task => new
            {
                task.Id,
                task.Number,
                task.Title,
            })
            .ToDictionaryAsync(task => task.Id, cancellationToken);
        var plans = await db.Set<Plan>()
            .Where(plan => planIds.Contains(plan.Id))
            .ToDictionaryAsync(plan => plan.Id, plan => plan.Title, cancellationToken);
        var subtasks = await db.Set<Subtask>()
            .Where(subtask => subtaskIds.Contains(subtask.Id))
            .Select(subtask => new
            {
                subtask.Id,
                subtask.Number,
                subtask.DepartmentId,
            })
            .ToDictionaryAsync(subtask => subtask.Id, cancellationToken);
        var consultations = await db.Set<Consultation>()
            .Where(consultation => consultationIds.Contains(consultation.Id))
            .ToDictionaryAsync(
                consultation => consultation.Id,
                consultation => consultation.DepartmentId,
                cancellationToken
            );
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);

        return row =>
        {
            if (row.TaskId is not { } taskId || !tasks.TryGetValue(taskId, out var task))
                return null;
            var subtask = row.SubtaskId is { } subtaskId ? subtasks.GetValueOrDefault(subtaskId) : null;
            Guid? department =
                subtask?.DepartmentId
                ?? (row.ConsultationId is { } id && consultations.TryGetValue(id, out var asked) ? asked : null);
            return new ServedTask(
                task.Id,
                task.Number,
                task.Title,
                row.PlanId is { } planId ? plans.GetValueOrDefault(planId, "") : "",
                subtask?.Number,
                row.ConsultationId is not null,
                department is { } one ? directory.Find(one)?.ShortName : null
            );
        };
    }
}

/// <summary>What of an instance is read for its line.</summary>
internal sealed record InstanceRow(
    InstanceSummary Summary,
    Guid? PlanId,
    Guid? TaskId,
    Guid? SubtaskId,
    Guid? ConsultationId
)
{
    public static Expression<Func<WorkflowInstance, InstanceRow>> Of =>
        row => new InstanceRow(
            new InstanceSummary(
                row.Id,
                row.DefinitionId,
                row.DefinitionVersionId,
                row.DefinitionVersion,
                row.Status,
                row.SubStatus,
                row.CorrelationId,
                row.Name,
                row.ParentInstanceId,
                row.IncidentCount,
                row.CreatedAt,
                row.UpdatedAt,
                row.FinishedAt
            ),
            row.Subject.PlanId,
            row.Subject.TaskId,
            row.Subject.SubtaskId,
            row.Subject.ConsultationId
        );
}
