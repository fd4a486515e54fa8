using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>The flow of a task, or of one of its subtasks or consultations, as a picture: every step, and how far it is.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="SubtaskId">The subtask whose flow is meant; null for the task's own.</param>
/// <param name="ConsultationId">The consultation whose flow is meant.</param>
public sealed record TaskFlow(Guid TaskId, Guid? SubtaskId, Guid? ConsultationId = null) : IRequest<TaskFlowView>;

/// <summary>A flow as it stands.</summary>
/// <param name="InstanceId">The instance; null before the task is handed out.</param>
/// <param name="Name">What the definition is called.</param>
/// <param name="Version">The version that runs.</param>
/// <param name="Steps">The steps, in the designer's order.</param>
/// <param name="Lines">The lines between them.</param>
public sealed record TaskFlowView(
    string? InstanceId,
    string Name,
    int Version,
    IReadOnlyList<FlowStep> Steps,
    IReadOnlyList<DrawnLine> Lines
);

/// <summary>A step and what happened at it.</summary>
/// <param name="Drawn">Where it stands.</param>
/// <param name="State">How far it is.</param>
/// <param name="Times">How often it was reached.</param>
/// <param name="StartedAt">When it was last reached.</param>
/// <param name="Acts">Who is or was asked there, the first first.</param>
/// <param name="IsForPeople">Whether it waits for people, so that the office may take the flow there.</param>
public sealed record FlowStep(
    DrawnStep Drawn,
    FlowStepState State,
    int Times,
    DateTimeOffset? StartedAt,
    IReadOnlyList<FlowStepAct> Acts,
    bool IsForPeople
);

/// <summary>How far a step is.</summary>
public enum FlowStepState
{
    /// <summary>Not reached.</summary>
    NotReached,

    /// <summary>Waiting, mostly for people.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Called off: returned, withdrawn or ended.</summary>
    Canceled,

    /// <summary>Failed; an administrator has to look at it.</summary>
    Failed,
}

internal sealed class TaskFlowHandler(WorkflowsDbContext db, TaskSight sight, FlowPictures pictures)
    : IRequestHandler<TaskFlow, TaskFlowView>
{
    public async Task<TaskFlowView> Handle(TaskFlow query, CancellationToken cancellationToken)
    {
        var task = await db.FindTaskAsync(query.TaskId, cancellationToken);
        var onlyOf = await sight.OnlyOfAsync(task, cancellationToken);
        var instanceId = query switch
        {
            { SubtaskId: { } id } => await OfSubtaskAsync(task.Id, id, onlyOf, cancellationToken),
            { ConsultationId: { } id } => await OfConsultationAsync(task.Id, id, onlyOf, cancellationToken),
            _ => task.WorkflowInstanceId,
        };
        return await pictures.OfAsync(instanceId, onlyOf, cancellationToken);
    }

    // A subtask that belongs to another department is not there for who may not see it.
    private async Task<string?> OfSubtaskAsync(
        Guid taskId,
        Guid subtaskId,
        Guid? onlyOf,
        CancellationToken cancellationToken
    )
    {
        var subtask =
            await db.Set<Subtask>()
                .AsNoTracking()
                .Where(row => row.Id == subtaskId && row.TaskId == taskId)
                .Where(row => onlyOf == null || row.DepartmentId == onlyOf)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("子任务", subtaskId);
        return subtask.WorkflowInstanceId;
    }

    private async Task<string?> OfConsultationAsync(
        Guid taskId,
        Guid consultationId,
        Guid? onlyOf,
        CancellationToken cancellationToken
    )
    {
        var consultation =
            await db.Set<Consultation>()
                .AsNoTracking()
                .Where(row => row.Id == consultationId && row.TaskId == taskId)
                .Where(row => onlyOf == null || row.DepartmentId == onlyOf)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("商请", consultationId);
        return consultation.WorkflowInstanceId;
    }
}
