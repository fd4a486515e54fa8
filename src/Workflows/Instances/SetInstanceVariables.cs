using MediatR;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Instances;

/// <summary>Gives an instance's variables other values, on record.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Values">New values by variable id.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetInstanceVariables(string InstanceId, IReadOnlyDictionary<string, object?> Values)
    : ICommand<Unit>;

internal sealed class SetInstanceVariablesHandler(InstanceRepair repair) : IRequestHandler<SetInstanceVariables, Unit>
{
    public async Task<Unit> Handle(SetInstanceVariables command, CancellationToken cancellationToken)
    {
        await repair.MakeAsync(command.InstanceId, Alteration.OfVariables(command.Values), cancellationToken);
        return Unit.Value;
    }
}
