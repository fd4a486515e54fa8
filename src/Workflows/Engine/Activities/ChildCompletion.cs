using Workflows.Engine.Definitions;

namespace Workflows.Engine.Activities;

/// <summary>What a parent learns about a child that is over.</summary>
/// <param name="Node">The child; null when the port was empty, which counts as completed at once (Elsa).</param>
/// <param name="ExecutionId">The child's execution; null when the port was empty.</param>
/// <param name="Outcomes">Its explicit outcomes; null for the default outcome.</param>
/// <param name="Tag">The tag under which the parent scheduled it.</param>
public sealed record ChildCompletion(
    ActivityNode? Node,
    string? ExecutionId,
    IReadOnlyList<string>? Outcomes,
    string? Tag
)
{
    /// <summary>Whether a connection leaving from this port is followed. A null port means the default outcome.</summary>
    public bool Follows(string? port) =>
        Outcomes is null
            ? port is null or Activity.Done
            : port is not null && Outcomes.Contains(port, StringComparer.Ordinal);

    /// <summary>Whether the child ends the flow or sequence it stands in (End, Break, Complete, Finish).</summary>
    public bool IsTerminal => Node?.Descriptor.IsTerminal == true;
}
