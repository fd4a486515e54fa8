using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Runs failed activities of an instance once more, and nothing else: the given ones, or every one with an incident.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ActivityIds">Only these activities; null for all that failed.</param>
/// <param name="Variables">New values by variable id, set before.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RetryInstance(
    string InstanceId,
    IReadOnlyList<string>? ActivityIds,
    IReadOnlyDictionary<string, object?>? Variables = null
) : ICommand<AlteredInstance>;

internal sealed class RetryInstanceHandler(Flow flow, InstanceRepair repair)
    : IRequestHandler<RetryInstance, AlteredInstance>
{
    public async Task<AlteredInstance> Handle(RetryInstance command, CancellationToken cancellationToken)
    {
        var (_, _, state) = await flow.LoadAsync(command.InstanceId, cancellationToken);
        var retries = RetriesOf(command, state).ToList();
        if (retries.Count == 0)
            throw new RuleException("nothing_to_retry", $"流程实例{command.InstanceId}没有出错的活动可以重试。");

        return AlteredInstance.Of(
            await repair.MakeAsync(
                command.InstanceId,
                [.. Alteration.OfVariables(command.Variables), .. retries],
                cancellationToken
            )
        );
    }

    private static IEnumerable<Alteration> RetriesOf(RetryInstance command, WorkflowState state) =>
        state
            .Incidents.Where(incident =>
                command.ActivityIds?.Contains(incident.ActivityId, StringComparer.Ordinal) != false
            )
            .DistinctBy(incident => incident.ActivityInstanceId, StringComparer.Ordinal)
            .Select(incident => new Alteration(
                Alteration.ScheduleActivity,
                incident.ActivityId,
                incident.ActivityInstanceId
            ));
}
