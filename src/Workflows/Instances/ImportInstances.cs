using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>
/// Takes in instances that were exported, all or none. They go on from where they waited, so their definition's version
/// must be here; one that waits for people can't come, for its work items belong to a plan of where it came from.
/// </summary>
/// <param name="Models">The exported instances.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ImportInstances(IReadOnlyList<JsonObject> Models) : ICommand<ImportedInstances>;

/// <summary>How many instances were taken in.</summary>
public sealed record ImportedInstances(int Imported);

internal sealed class ImportInstancesHandler(
    WorkflowsDbContext db,
    PublishedGraphs graphs,
    Outbox outbox,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<ImportInstances, ImportedInstances>
{
    public async Task<ImportedInstances> Handle(ImportInstances command, CancellationToken cancellationToken)
    {
        foreach (var model in command.Models)
            await ImportAsync(ImportedFile.Read(model), cancellationToken);
        return new ImportedInstances(command.Models.Count);
    }

    private async Task ImportAsync(ImportedFile file, CancellationToken cancellationToken)
    {
        var state = file.State;
        var graph = await GraphOfAsync(state, cancellationToken);
        file.Check(graph);
        if (state.Bookmarks.Any(bookmark => bookmark.Name == HumanActivity.BookmarkName))
            throw new RuleException(
                "waits_for_people",
                $"流程实例{state.Id}正等待人办理，其待办属于原系统的方案，不能导入。"
            );
        await EnsureNewAsync(file, cancellationToken);

        Add(file, graph.Version);
        audit.Add("instance.import", $"导入流程实例{state.Id}", AuditSubject.None);
    }

    private async Task<WorkflowGraph> GraphOfAsync(WorkflowState state, CancellationToken cancellationToken)
    {
        var isHere = await db.Set<DefinitionVersion>()
            .AnyAsync(
                row =>
                    row.Id == state.DefinitionVersionId
                    && row.DefinitionId == state.DefinitionId
                    && row.Version == state.DefinitionVersion
                    && row.IsFrozen,
                cancellationToken
            );
        return isHere
            ? await graphs.GetVersionAsync(state.DefinitionVersionId, cancellationToken)
            : throw new RuleException(
                "definition_missing",
                $"本系统没有流程{state.DefinitionId}的版本{state.DefinitionVersion}（{state.DefinitionVersionId}），请先导入并发布它的流程定义。"
            );
    }

    private async Task EnsureNewAsync(ImportedFile file, CancellationToken cancellationToken)
    {
        var bookmarks = file.State.Bookmarks.Select(bookmark => bookmark.Id).ToList();
        var executions = file.Executions.Select(record => record.Id).ToList();
        if (
            await db.FindAsync<WorkflowInstance>([file.State.Id], cancellationToken) is not null
            || await db.Set<StoredBookmark>().AnyAsync(row => bookmarks.Contains(row.Id), cancellationToken)
            || await db.Set<ActivityExecutionRow>().AnyAsync(row => executions.Contains(row.Id), cancellationToken)
        )
            throw new RuleException("instance_exists", $"流程实例{file.State.Id}已在本系统中，不能覆盖。");
    }

    private void Add(ImportedFile file, int version)
    {
        var state = file.State;
        db.Add(
            new WorkflowInstance
            {
                Id = state.Id,
                DefinitionId = state.DefinitionId,
                DefinitionVersionId = state.DefinitionVersionId,
                DefinitionVersion = version,
                Subject = FlowSubject.None,
                Name = state.Name,
                CorrelationId = state.CorrelationId,
                ParentInstanceId = state.ParentInstanceId,
                Status = state.Status,
                SubStatus = state.SubStatus,
                IncidentCount = state.Incidents.Count,
                State = WorkflowStateSerializer.Serialize(state),
                CreatedAt = state.CreatedAt,
                UpdatedAt = clock.GetUtcNow(),
                FinishedAt = state.FinishedAt,
            }
        );
        // What runs in the background here is driven by this service's outbox.
        foreach (var bookmark in state.Bookmarks.Where(bookmark => bookmark.Name == BackgroundRun.StimulusName))
            outbox.Add(new ResumeBookmark(state.Id, bookmark.Id, WorkflowState.Empty));
        db.AddRange(state.Bookmarks.Select(bookmark => StoredBookmark.Of(bookmark, state.Id, state.CorrelationId)));
        db.AddRange(file.Journal.Select(JournalRecord.Of));
        var begins = file.Journal.ToLookup(
            entry => entry.ActivityInstanceId,
            entry => entry.Sequence,
            StringComparer.Ordinal
        );
        foreach (var (record, index) in file.Executions.Select((record, index) => (record, index)))
            db.Add(
                new ActivityExecutionRow
                {
                    Id = record.Id,
                    InstanceId = state.Id,
                    ActivityNodeId = record.ActivityNodeId,
                    Status = record.Status,
                    Sequence = begins[record.Id].FirstOrDefault(index),
                    StartedAt = record.StartedAt,
                    Record = JsonSerializer.Serialize(record, ElsaJson.Options),
                }
            );
    }
}
