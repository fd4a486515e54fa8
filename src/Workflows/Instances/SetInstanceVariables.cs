using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Gives an instance's variables other values, on record.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Values">New values by variable id.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetInstanceVariables(string InstanceId, IReadOnlyDictionary<string, object?> Values)
    : ICommand<Unit>;

internal sealed class SetInstanceVariablesHandler(Flow flow, AuditTrail audit)
    : IRequestHandler<SetInstanceVariables, Unit>
{
    public async Task<Unit> Handle(SetInstanceVariables command, CancellationToken cancellationToken)
    {
        await flow.RepairAsync(
            command.InstanceId,
            (runner, graph, state) => runner.SetVariables(graph, state, command.Values),
            cancellationToken
        );
        audit.Add(
            "instance.setVariables",
            $"修改流程实例{command.InstanceId}的变量：{string.Join('、', command.Values.Keys)}",
            AuditSubject.None
        );
        return Unit.Value;
    }
}
