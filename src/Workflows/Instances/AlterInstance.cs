using MediatR;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Repairs one instance: all of the alterations or none.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Alterations">The repairs, in order.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AlterInstance(string InstanceId, IReadOnlyList<Alteration> Alterations)
    : ICommand<AlteredInstance>;

/// <summary>What became, or would become, of an instance.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="DefinitionVersion">The version it runs afterwards.</param>
/// <param name="Status">Its status afterwards.</param>
/// <param name="SubStatus">Its sub-status afterwards.</param>
/// <param name="WaitingActivityIds">The activities it waits at afterwards.</param>
public sealed record AlteredInstance(
    string InstanceId,
    int DefinitionVersion,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    IReadOnlyList<string> WaitingActivityIds
)
{
    internal static AlteredInstance Of(WorkflowState state) =>
        new(
            state.Id,
            state.DefinitionVersion,
            state.Status,
            state.SubStatus,
            [.. state.Bookmarks.Select(bookmark => bookmark.ActivityId).Distinct(StringComparer.Ordinal)]
        );
}

internal sealed class AlterInstanceHandler(InstanceRepair repair) : IRequestHandler<AlterInstance, AlteredInstance>
{
    public async Task<AlteredInstance> Handle(AlterInstance command, CancellationToken cancellationToken) =>
        AlteredInstance.Of(await repair.MakeAsync(command.InstanceId, command.Alterations, cancellationToken));
}
