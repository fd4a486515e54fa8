using Workflows.Engine.Definitions;

namespace Workflows.Engine.Activities;

/// <summary>A child that a composite wants run.</summary>
/// <param name="Node">The child.</param>
/// <param name="Tag">Handed back when the child completes.</param>
/// <param name="Variables">Variables the child sees under these names besides those in scope.</param>
public sealed record ScheduledChild(
    ActivityNode Node,
    string? Tag = null,
    IReadOnlyDictionary<string, object?>? Variables = null
);
