using System.Text.Json.Serialization;
using MediatR;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The office sets the day a task is due, where the document does not (设定时限).</summary>
/// <param name="TaskId">The task, from the address.</param>
/// <param name="DueOn">The day.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SetDueDay([property: JsonIgnore] Guid TaskId, DateOnly DueOn) : ICommand<DueDay>;

/// <summary>The day a task is due.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="DueOn">The day.</param>
/// <param name="Warning">What the office should look at, such as a year whose holidays are not entered.</param>
public sealed record DueDay(Guid TaskId, DateOnly DueOn, string? Warning = null);

internal sealed class SetDueDayHandler(
    WorkflowsDbContext db,
    TaskProgress progress,
    OfficeTime office,
    AuditTrail audit
) : IRequestHandler<SetDueDay, DueDay>
{
    public async Task<DueDay> Handle(SetDueDay command, CancellationToken cancellationToken)
    {
        if (command.DueOn < office.Today)
            throw new InvalidRequestException("due_on_in_past", "dueOn", $"时限{command.DueOn:yyyy-MM-dd}已经过去。");

        var task = await db.FindTaskAsync(command.TaskId, cancellationToken);
        task.SetDueOn(command.DueOn);
        await progress.DueOnChangedAsync(task, cancellationToken);
        audit.Add("task.setDueDay", $"时限设为{command.DueOn:yyyy-MM-dd}", new AuditSubject(task.PlanId, task.Id));
        return new DueDay(task.Id, command.DueOn, office.WarningOf(office.Today, command.DueOn));
    }
}
