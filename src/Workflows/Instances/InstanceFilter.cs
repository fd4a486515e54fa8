using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Instances;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>Which instances are meant; what is null or empty doesn't filter (Elsa's names).</summary>
public sealed record InstanceFilter
{
    /// <summary>Whether a filter that says nothing means all instances; otherwise it means none.</summary>
    public bool EmptyFilterSelectsAll { get; init; }

    /// <summary>Only these instances.</summary>
    public IReadOnlyList<string>? WorkflowInstanceIds { get; init; }

    /// <summary>Only with one of these correlation ids.</summary>
    public IReadOnlyList<string>? CorrelationIds { get; init; }

    /// <summary>Only with one of these names.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Part of the name, or an id or correlation id.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>Only of these definitions.</summary>
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>Only of these versions, by version id.</summary>
    public IReadOnlyList<string>? DefinitionVersionIds { get; init; }

    /// <summary>Only of the version with this number.</summary>
    public int? Version { get; init; }

    /// <summary>Only children of this instance.</summary>
    public string? ParentWorkflowInstanceId { get; init; }

    /// <summary>Only with incidents, or only without.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Whether only Elsa's own instances are meant: there are none here.</summary>
    public bool? IsSystem { get; init; }

    /// <summary>Only with one of these statuses.</summary>
    public IReadOnlyList<WorkflowStatus>? Statuses { get; init; }

    /// <summary>Only with one of these sub-statuses.</summary>
    public IReadOnlyList<WorkflowSubStatus>? SubStatuses { get; init; }

    /// <summary>Only where every one of these holds.</summary>
    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }

    /// <summary>Only where each of these matches an execution of an activity.</summary>
    public IReadOnlyList<ActivityFilter>? ActivityFilters { get; init; }

    // Every condition that says something; so a new one can't be forgotten in the question whether there is any.
    internal IQueryable<WorkflowInstance> Apply(WorkflowsDbContext db)
    {
        var conditions = Conditions(db).ToList();
        var rows = db.Set<WorkflowInstance>().AsNoTracking();
        if (conditions.Count == 0 && !EmptyFilterSelectsAll)
            return rows.Where(row => false);
        return conditions.Aggregate(rows, (matching, condition) => matching.Where(condition));
    }

    private IEnumerable<Expression<Func<WorkflowInstance, bool>>> Conditions(WorkflowsDbContext db)
    {
        if (WorkflowInstanceIds is { Count: > 0 } ids)
            yield return row => ids.Contains(row.Id);
        if (CorrelationIds is { Count: > 0 } correlationIds)
            yield return row => correlationIds.Contains(row.CorrelationId!);
        if (Names is { Count: > 0 } names)
            yield return row => names.Contains(row.Name!);
        if (SearchTerm is { Length: > 0 } term)
            yield return row => row.Name!.Contains(term) || row.Id == term || row.CorrelationId == term;
        if (DefinitionIds is { Count: > 0 } definitionIds)
            yield return row => definitionIds.Contains(row.DefinitionId);
        if (DefinitionVersionIds is { Count: > 0 } versionIds)
            yield return row => versionIds.Contains(row.DefinitionVersionId);
        if (Version is { } version)
            yield return row => row.DefinitionVersion == version;
        if (ParentWorkflowInstanceId is { Length: > 0 } parent)
            yield return row => row.ParentInstanceId == parent;
        if (HasIncidents is { } hasIncidents)
            yield return hasIncidents ? row => row.IncidentCount > 0 : row => row.IncidentCount == 0;
        if (IsSystem is true)
            yield return row => false;
        if (Statuses is { Count: > 0 } statuses)
            yield return row => statuses.Contains(row.Status);
        if (SubStatuses is { Count: > 0 } subStatuses)
            yield return row => subStatuses.Contains(row.SubStatus);
        foreach (var timestamp in TimestampFilters ?? [])
            yield return timestamp.Condition;
        foreach (var activity in ActivityFilters ?? [])
            yield return activity.Condition(db);
    }
}

/// <summary>A condition on a moment of an instance.</summary>
/// <param name="Column">CreatedAt, UpdatedAt or FinishedAt.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Timestamp">What it is compared with.</param>
public sealed record TimestampFilter(string? Column, TimestampOperator Operator, DateTimeOffset Timestamp)
{
    internal Expression<Func<WorkflowInstance, bool>> Condition
    {
        get
        {
            Expression<Func<WorkflowInstance, DateTimeOffset?>> column = Column?.ToUpperInvariant() switch
            {
                "CREATEDAT" => row => row.CreatedAt,
                "UPDATEDAT" => row => row.UpdatedAt,
                "FINISHEDAT" => row => row.FinishedAt,
                _ => throw new InvalidRequestException(
                    "unknown_column",
                    "timestampFilters",
                    $"时间筛选的列只能是 CreatedAt、UpdatedAt 或 FinishedAt，不能是“{Column}”。"
                ),
            };
            var moment = Expression.Constant(Timestamp.ToUniversalTime(), typeof(DateTimeOffset?));
            return Expression.Lambda<Func<WorkflowInstance, bool>>(
                Expression.MakeBinary(Comparison, column.Body, moment),
                column.Parameters
            );
        }
    }

    private ExpressionType Comparison =>
        Operator switch
        {
            TimestampOperator.Is => ExpressionType.Equal,
            TimestampOperator.IsNot => ExpressionType.NotEqual,
            TimestampOperator.LessThan => ExpressionType.LessThan,
            TimestampOperator.GreaterThan => ExpressionType.GreaterThan,
            TimestampOperator.LessThanOrEqual => ExpressionType.LessThanOrEqual,
            _ => ExpressionType.GreaterThanOrEqual,
        };
}

/// <summary>How a moment is compared (Elsa's spelling).</summary>
public enum TimestampOperator
{
    /// <summary>At that moment.</summary>
    Is,

    /// <summary>At any other moment.</summary>
    IsNot,

    /// <summary>Before it.</summary>
    LessThan,

    /// <summary>After it.</summary>
    GreaterThan,

    /// <summary>Before or at it.</summary>
    LessThanOrEqual,

    /// <summary>After or at it.</summary>
    GreaterThanOrEqual,
}

/// <summary>A condition on the executions of an instance's activities; what is null doesn't filter.</summary>
/// <param name="ActivityId">Id of the activity.</param>
/// <param name="ActivityInstanceId">Id of the execution.</param>
/// <param name="NodeId">Path of the activity.</param>
/// <param name="Name">Name of the activity.</param>
/// <param name="Status">Where the execution stands.</param>
public sealed record ActivityFilter(
    string? ActivityId = null,
    string? ActivityInstanceId = null,
    string? NodeId = null,
    string? Name = null,
    ActivityStatus? Status = null
)
{
    internal Expression<Func<WorkflowInstance, bool>> Condition(WorkflowsDbContext db)
    {
        // A path ends with the activity's id; the record spells the name as it is written here.
        var end = ActivityId is null ? null : $":{ActivityId}";
        var named = Name is null ? null : $"\"activityName\":{JsonSerializer.Serialize(Name, ElsaJson.Options)},";
        return row =>
            db.Set<ActivityExecutionRow>()
                .Any(execution =>
                    execution.InstanceId == row.Id
                    && (end == null || execution.ActivityNodeId.EndsWith(end))
                    && (ActivityInstanceId == null || execution.Id == ActivityInstanceId)
                    && (NodeId == null || execution.ActivityNodeId == NodeId)
                    && (named == null || execution.Record.Contains(named))
                    && (Status == null || execution.Status == Status)
                );
    }
}
