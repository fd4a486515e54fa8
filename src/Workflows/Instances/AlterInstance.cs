using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Repairs one instance: all of the alterations or none. A dry run says what would become of it and stores nothing.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Alterations">The repairs, in order.</param>
/// <param name="DryRun">Whether only to try.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record AlterInstance(string InstanceId, IReadOnlyList<Alteration> Alterations, bool DryRun = false)
    : ICommand<AlteredInstance>;

/// <summary>What became, or would become, of an instance.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Status">Its status afterwards.</param>
/// <param name="SubStatus">Its sub-status afterwards.</param>
/// <param name="WaitingActivityIds">The activities it waits at afterwards.</param>
public sealed record AlteredInstance(
    string InstanceId,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    IReadOnlyList<string> WaitingActivityIds
);

internal sealed class AlterInstanceHandler(Flow flow, AuditTrail audit)
    : IRequestHandler<AlterInstance, AlteredInstance>
{
    public async Task<AlteredInstance> Handle(AlterInstance command, CancellationToken cancellationToken)
    {
        if (command.DryRun)
            return View(command.InstanceId, await flow.TryAsync(command.InstanceId, Steps(command), cancellationToken));

        foreach (var step in Steps(command))
            await flow.RepairAsync(command.InstanceId, step, cancellationToken);
        foreach (var alteration in command.Alterations)
            audit.Add(
                "instance.alter",
                $"修复流程实例{command.InstanceId}：{alteration.Type} {alteration.ActivityId ?? alteration.VariableId}",
                AuditSubject.None
            );
        return View(command.InstanceId, await flow.TryAsync(command.InstanceId, [], cancellationToken));
    }

    private static List<RepairStep> Steps(AlterInstance command) =>
        command.Alterations.Select(alteration => new RepairStep(alteration.Apply)).ToList();

    private static AlteredInstance View(string id, WorkflowState state) =>
        new(
            id,
            state.Status,
            state.SubStatus,
            [.. state.Bookmarks.Select(bookmark => bookmark.ActivityId).Distinct(StringComparer.Ordinal)]
        );
}
