namespace Workflows.Engine.Definitions;

/// <summary>What happens to an instance when one of its activities fails.</summary>
public enum IncidentStrategy
{
    /// <summary>The instance faults; what is queued still runs (Elsa's default).</summary>
    Fault,

    /// <summary>The other branches go on; the instance stays open.</summary>
    ContinueWithIncidents,
}

/// <summary>A definition's settings.</summary>
/// <param name="ActivationStrategyType">When a new instance may be made, by Elsa's type name; null for always.</param>
/// <param name="UsableAsActivity">Whether other definitions may use this one as an activity.</param>
/// <param name="AutoUpdateConsumingWorkflows">Whether publishing rewrites those who use it.</param>
/// <param name="ActivityCategory">The palette group when used as an activity.</param>
/// <param name="IncidentStrategy">What a failure does; null for the engine's default.</param>
/// <param name="CommitStrategyName">Elsa's commit strategy; kept but not acted on, since one burst is one commit.</param>
public sealed record WorkflowOptions(
    string? ActivationStrategyType,
    bool UsableAsActivity,
    bool AutoUpdateConsumingWorkflows,
    string? ActivityCategory,
    IncidentStrategy? IncidentStrategy,
    string? CommitStrategyName
);
