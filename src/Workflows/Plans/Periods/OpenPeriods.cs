using MediatR;
using Workflows.Commands;
using Workflows.Persistence;

namespace Workflows.Plans.Periods;

/// <summary>Opens the periods of a task whose turn has come. Safe to run early, late and twice.</summary>
/// <param name="TaskId">The task.</param>
public sealed record OpenPeriods(Guid TaskId) : ICommand<Unit>;

internal sealed class OpenPeriodsHandler(WorkflowsDbContext db, PeriodOpening opening)
    : IRequestHandler<OpenPeriods, Unit>
{
    public async Task<Unit> Handle(OpenPeriods command, CancellationToken cancellationToken)
    {
        await opening.OpenAsync(await db.FindTaskAsync(command.TaskId, cancellationToken), cancellationToken);
        return Unit.Value;
    }
}
