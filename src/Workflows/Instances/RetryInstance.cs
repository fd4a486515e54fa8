using MediatR;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Runs failed activities of an instance once more: the given ones, or every one with an incident.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ActivityIds">Only these activities; null for all that failed.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record RetryInstance(string InstanceId, IReadOnlyList<string>? ActivityIds) : ICommand<AlteredInstance>;

internal sealed class RetryInstanceHandler(Flow flow, IMediator mediator)
    : IRequestHandler<RetryInstance, AlteredInstance>
{
    public async Task<AlteredInstance> Handle(RetryInstance command, CancellationToken cancellationToken)
    {
        var state = await flow.TryAsync(command.InstanceId, [], cancellationToken);
        var failed = FailedIn(state)
            .Where(incident => command.ActivityIds?.Contains(incident.ActivityId, StringComparer.Ordinal) != false);
        List<Alteration> retries =
        [
            .. failed.Select(incident => new Alteration(
                "ScheduleActivity",
                incident.ActivityId,
                incident.ActivityInstanceId
            )),
        ];
        if (retries.Count == 0)
            throw new RuleException("nothing_to_retry", $"流程实例{command.InstanceId}没有出错的活动可以重试。");

        return await mediator.Send(new AlterInstance(command.InstanceId, retries), cancellationToken);
    }

    private static IEnumerable<Incident> FailedIn(WorkflowState state) =>
        state.Incidents.DistinctBy(incident => incident.ActivityInstanceId, StringComparer.Ordinal);
}
