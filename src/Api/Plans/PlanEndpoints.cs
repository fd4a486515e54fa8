using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Workflows.Api.OpenApi;
using Workflows.Documents;
using Workflows.Documents.Files;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        var plans = app.MapGroup("/api/plans").WithTags("方案 Plans");

        plans.MapPost("/preview", PreviewAsync).AcceptsDocument().WithName("PreviewPlan");
        plans.MapPost("/", CreateAsync).WithName("CreatePlan");
        plans.MapPost("/{id:guid}/launch", LaunchAsync).WithName("LaunchPlan");
        plans.MapGet("/{id:guid}/launch", LaunchStateAsync).WithName("GetLaunchState");
        plans.MapGet("/", ListAsync).WithName("ListPlans");
        plans.MapGet("/{id:guid}", GetAsync).WithName("GetPlan");
        plans.MapGet("/{id:guid}/tasks", ListTasksAsync).WithName("ListPlanTasks");
        plans.MapGet("/{id:guid}/timeline", TimelineAsync).WithName("GetPlanTimeline");
    }

    /// <summary>Reads a plan document and shows what was recognised; nothing is stored.</summary>
    private static async Task<PlanDraft> PreviewAsync(
        HttpRequest request,
        IOptions<FileLimits> limits,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => await mediator.Send(new PreviewPlan(await request.ReadDocumentAsync(limits.Value)), cancellationToken);

    /// <summary>Creates a plan from a checked draft.</summary>
    private static async Task<Created<CreatedPlan>> CreateAsync(
        CreatePlan command,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var plan = await mediator.Send(command, cancellationToken);
        return TypedResults.Created($"/api/plans/{plan.Id}", plan);
    }

    /// <summary>Starts a workflow for each task; asking again changes nothing.</summary>
    private static Task<LaunchedPlan> LaunchAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new LaunchPlan(id), cancellationToken);

    /// <summary>How far the launching of a plan is.</summary>
    private static Task<LaunchStateView> LaunchStateAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new LaunchState(id), cancellationToken);

    /// <summary>All plans, newest first.</summary>
    private static Task<Page<PlanSummary>> ListAsync(
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new PlanList(PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>One plan with its sections.</summary>
    private static Task<PlanView> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new PlanDetails(id), cancellationToken);

    /// <summary>A plan's tasks in document order.</summary>
    private static Task<Page<TaskSummary>> ListTasksAsync(
        Guid id,
        Choice<PlanTaskStatus>? status,
        Guid? departmentId,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.Send(new TaskList(id, status?.Value, departmentId, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>A plan's tasks with the days that matter to them, in document order.</summary>
    private static Task<Page<TimelineTask>> TimelineAsync(
        Guid id,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new PlanTimeline(id, PageRequest.Of(page, pageSize)), cancellationToken);
}
