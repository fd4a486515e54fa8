using Workflows.Engine.Definitions;

namespace Workflows.Engine.Execution;

/// <summary>What a runner needs besides clock and script limits.</summary>
public sealed record RunnerOptions
{
    /// <summary>Makes ids; replaced in tests so that runs repeat exactly.</summary>
    public Func<string> NewId { get; init; } = () => Guid.CreateVersion7().ToString("N");

    /// <summary>
    /// Whether a definition has a published version; asked before a child is requested, because a missing one faults
    /// the parent (Elsa). By default every definition is taken to exist.
    /// </summary>
    public Func<string, bool> IsPublished { get; init; } = _ => true;

    /// <summary>What a failure does where the definition doesn't say.</summary>
    public IncidentStrategy IncidentStrategy { get; init; } = IncidentStrategy.Fault;

    /// <summary>How many activities one burst may run: a loop without end becomes an incident.</summary>
    public int StepLimit { get; init; } = 100_000;
}
