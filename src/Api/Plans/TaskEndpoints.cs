using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Api.OpenApi;
using Workflows.Plans;
using Workflows.Plans.Periods;

namespace Workflows.Api.Plans;

internal static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder app)
    {
        var tasks = app.MapGroup("/api/tasks").WithTags("任务 Tasks");

        tasks.MapGet("/{id:guid}", GetAsync).WithName("GetTask");
        tasks.MapGet("/{id:guid}/record", ListRecordAsync).WithName("ListTaskRecord");
        tasks.MapGet("/{id:guid}/flow", FlowAsync).WithName("GetTaskFlow");
        tasks.MapPost("/{id:guid}/subtasks", CreateSubtaskAsync).WithName("CreateSubtask");
        tasks.MapPost("/{id:guid}/consultations", ProposeAsync).WithName("ProposeConsultation");
        tasks.MapPost("/{id:guid}/due-day", SetDueDayAsync).WithName("SetDueDay");
        tasks.MapPost("/{id:guid}/cycle", SetCycleAsync).WithName("SetTaskCycle");
        app.MapPost("/api/subtasks/{id:guid}/cancel", CancelSubtaskAsync)
            .WithTags("任务 Tasks")
            .WithName("CancelSubtask");
    }

    /// <summary>One task with its subtasks, submissions, consultations and record.</summary>
    private static Task<TaskView> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new TaskDetails(id), cancellationToken);

    /// <summary>What happened to the task and its subtasks, the first act first; or only what the ledger counts.</summary>
    private static Task<Page<RecordLine>> ListRecordAsync(
        Guid id,
        Choice<RecordSubject>? about,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new TaskRecord(id, about?.Value, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>The flow of a task, or of one of its subtasks or consultations, as a picture: every step, how far it is, who and when.</summary>
    private static Task<TaskFlowView> FlowAsync(
        Guid id,
        Guid? subtask,
        Guid? consultation,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new TaskFlow(id, subtask, consultation), cancellationToken);

    /// <summary>The lead hands a part of the task to a participant, or to itself.</summary>
    private static async Task<Created<CreatedSubtask>> CreateSubtaskAsync(
        Guid id,
        CreateSubtask command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Created($"/api/tasks/{id}", await mediator.Send(command with { TaskId = id }, cancellationToken));

    /// <summary>The lead asks a further department to take part.</summary>
    private static async Task<Created<ProposedConsultation>> ProposeAsync(
        Guid id,
        ProposeConsultation command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Created($"/api/tasks/{id}", await mediator.Send(command with { TaskId = id }, cancellationToken));

    /// <summary>The office sets the day a task is due.</summary>
    private static Task<DueDay> SetDueDayAsync(
        Guid id,
        SetDueDay command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>The office has the task report by periods, or no more.</summary>
    private static Task<CycleView?> SetCycleAsync(
        Guid id,
        SetCycle command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>The lead takes a subtask back.</summary>
    private static Task<CancelledSubtask> CancelSubtaskAsync(
        Guid id,
        CancelSubtask command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { SubtaskId = id }, cancellationToken);
}
