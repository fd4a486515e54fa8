namespace Workflows.Engine.Execution;

/// <summary>How to start an instance.</summary>
/// <param name="InstanceId">The new instance's id.</param>
public sealed record StartRequest(string InstanceId)
{
    /// <summary>The inputs by name; undeclared ones are accepted and none is converted (Elsa).</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>What the instance belongs to outside.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The instance's name.</summary>
    public string? Name { get; init; }

    /// <summary>The instance that starts it.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The trigger that starts it: it completes at once, and a flowchart that holds it begins there.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Free data of the host.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Values, by name or id, for the workflow's variables instead of their defaults.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);
}
