using System.Text.Json;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Instances;

/// <summary>
/// Moves an instance's state to another version: what is live is found again by activity id, what is past stays past.
/// Nothing is started, so an activity inserted on a way already gone counts as gone through.
/// </summary>
internal sealed class InstanceMigration
{
    private readonly WorkflowGraph _from;
    private readonly WorkflowGraph _to;
    private readonly WorkflowState _state;
    private readonly NodeCounterparts _counterparts;
    private readonly List<MigrationReason> _reasons = [];

    public InstanceMigration(WorkflowGraph from, WorkflowState state, WorkflowGraph to)
    {
        (_from, _state, _to) = (from, state, to);
        _counterparts = new(from, to);
        Check();
        Moved = _reasons.Count == 0 ? Move() : state;
        Plan = new(
            [
                .. state.Bookmarks.Select(bookmark => new MigratedWait(
                    bookmark.Id,
                    bookmark.ActivityId,
                    bookmark.ActivityNodeId,
                    _counterparts.Of(bookmark.ActivityNodeId)?.NodeId
                )),
            ],
            _reasons
        );
    }

    /// <summary>What the migration does, or why it can't be done.</summary>
    public MigrationPlan Plan { get; }

    /// <summary>The state for the other version; the old one when the plan has reasons.</summary>
    public WorkflowState Moved { get; }

    private void Check()
    {
        if (_state is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted })
            Refuse(MigrationCodes.NotRunning, "流程实例已经结束。");
        if (_from.DefinitionId != _to.DefinitionId || _state.DefinitionId != _from.DefinitionId)
            Refuse(MigrationCodes.WrongVersion, "两个版本属于不同的流程。");
        else if (_state.DefinitionVersionId != _from.Id)
            Refuse(MigrationCodes.WrongVersion, $"流程实例运行的是另一个版本（{_state.DefinitionVersionId}）。");
        if (_reasons.Count > 0)
            return;
        var used = _state
            .Executions.Select(execution => execution.NodeId)
            .Concat(_state.Queue.Select(work => work.NodeId));
        _reasons.AddRange(
            used.Distinct(StringComparer.Ordinal).Select(_counterparts.Against).OfType<MigrationReason>()
        );
    }

    private void Refuse(string code, string message) => _reasons.Add(new(null, null, code, message));

    private WorkflowState Move() =>
        _state with
        {
            DefinitionVersionId = _to.Id,
            DefinitionVersion = _to.Version,
            Executions = [.. _state.Executions.Select(Move)],
            Bookmarks = [.. _state.Bookmarks.Select(Move)],
            Queue = [.. _state.Queue.Select(work => work with { NodeId = _counterparts.Of(work.NodeId)!.NodeId })],
            Pause = _state.Pause is { } pause ? pause with { Outputs = [.. pause.Outputs.SelectMany(Move)] } : null,
            Asking = _state.Asking is { } asking
                ? asking with
                {
                    Outputs = [.. asking.Outputs.SelectMany(Move)],
                }
                : null,
        };

    private Bookmark Move(Bookmark bookmark) =>
        bookmark with
        {
            ActivityNodeId = _counterparts.Of(bookmark.ActivityNodeId)!.NodeId,
        };

    private IEnumerable<RecordedOutput> Move(RecordedOutput output) =>
        _counterparts.Of(output.NodeId) is { } node ? [output with { NodeId = node.NodeId }] : [];

    private ExecutionState Move(ExecutionState execution)
    {
        var from = _from.FindNode(execution.NodeId)!;
        var to = _counterparts.Of(from)!;
        var migration = new ActivityMigration(from, to, execution.State, LiveChildrenOf(execution), _reasons);
        var counters = to.Activity.Migrate(migration);
        return execution with
        {
            NodeId = to.NodeId,
            State = counters is null
                ? execution.State
                : JsonSerializer.SerializeToElement(counters, counters.GetType()),
            Variables = [.. execution.Variables.SelectMany(variable => Move(variable, from, to))],
        };
    }

    private HashSet<string> LiveChildrenOf(ExecutionState parent) =>
        _state
            .Executions.Where(child => child.ParentId == parent.Id)
            .Select(child => child.NodeId)
            .Concat(_state.Queue.Where(work => work.ParentId == parent.Id).Select(work => work.NodeId))
            .Select(nodeId => _from.FindNode(nodeId)!.Id)
            .ToHashSet(StringComparer.Ordinal);

    // A declared variable goes with its declaration; one that a script or loop made up stays.
    private IEnumerable<VariableState> Move(VariableState variable, ActivityNode from, ActivityNode to)
    {
        if (to.Variables.FirstOrDefault(declared => declared.Id == variable.Id) is { } counterpart)
            return [variable with { Name = counterpart.Name, Value = Convert(variable, counterpart, to) }];
        return from.Variables.Any(declared => declared.Id == variable.Id) ? [] : [variable];
    }

    private object? Convert(VariableState variable, VariableDefinition counterpart, ActivityNode node)
    {
        try
        {
            return ValueConverter.Convert(variable.Value, counterpart.Type);
        }
        catch (ValueConversionException exception)
        {
            var message = $"变量“{variable.Name}”的值不符合它在目标版本里的类型：{exception.Message}";
            _reasons.Add(new(node.Id, node.Name, MigrationCodes.VariableUnfit, message));
            return variable.Value;
        }
    }
}
