using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Api.OpenApi;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class SupervisionEndpoints
{
    public static void MapSupervision(this IEndpointRouteBuilder app)
    {
        var tasks = app.MapGroup("/api/tasks/{id:guid}").WithTags("督办 Supervision");
        tasks.MapPost("/suspend", SuspendAsync).WithName("SuspendTask");
        tasks.MapPost("/resume", ResumeAsync).WithName("ResumeTask");
        tasks.MapPost("/terminate", TerminateAsync).WithName("TerminateTask");
        tasks.MapPost("/archive", ArchiveAsync).WithName("ArchiveTask");
        tasks.MapPost("/reopen", ReopenAsync).WithName("ReopenTask");
        tasks.MapPost("/lead", ChangeLeadAsync).WithName("ChangeLead");
        tasks.MapPost("/extension-requests", RequestExtensionAsync).WithName("RequestExtension");

        app.MapPost("/api/instances/{id}/revoke", RevokeAsync).WithTags("督办 Supervision").WithName("RevokeInstance");

        var requests = app.MapGroup("/api/extension-requests").WithTags("督办 Supervision");
        requests.MapGet("/", ListExtensionsAsync).WithName("ListExtensionRequests");
        requests.MapPost("/{id:guid}/decide", DecideExtensionAsync).WithName("DecideExtension");
        requests.MapPost("/{id:guid}/withdraw", WithdrawExtensionAsync).WithName("WithdrawExtension");
    }

    /// <summary>The office puts a task on hold.</summary>
    private static Task<SupervisedTask> SuspendAsync(
        Guid id,
        SuspendTask command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>The office takes a task on hold up again.</summary>
    private static Task<SupervisedTask> ResumeAsync(
        Guid id,
        ResumeTask command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>The office gives a task up for good.</summary>
    private static Task<SupervisedTask> TerminateAsync(
        Guid id,
        TerminateTask command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>The office files a closed task.</summary>
    private static Task<SupervisedTask> ArchiveAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ArchiveTask(id), cancellationToken);

    /// <summary>The office takes an ended task up again at a step.</summary>
    private static Task<ReopenedTask> ReopenAsync(
        Guid id,
        ReopenTask command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>Who started a flow, or the office, withdraws all of it.</summary>
    private static Task<RevokedInstance> RevokeAsync(
        string id,
        RevokeInstance command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { InstanceId = id }, cancellationToken);

    /// <summary>The office gives the lead to another department.</summary>
    private static Task<ChangedLead> ChangeLeadAsync(
        Guid id,
        ChangeLead command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { TaskId = id }, cancellationToken);

    /// <summary>The lead asks for more time.</summary>
    private static async Task<Created<ExtensionState>> RequestExtensionAsync(
        Guid id,
        RequestExtension command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Created(
            $"/api/extension-requests?taskId={id}",
            await mediator.Send(command with { TaskId = id }, cancellationToken)
        );

    /// <summary>Requests for more time, newest first.</summary>
    private static Task<Page<ExtensionLine>> ListExtensionsAsync(
        Guid? taskId,
        Choice<ExtensionStatus>? status,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ExtensionList(taskId, status?.Value, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>The office or a leader grants or refuses more time.</summary>
    private static Task<ExtensionState> DecideExtensionAsync(
        Guid id,
        DecideExtension command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { RequestId = id }, cancellationToken);

    /// <summary>The lead takes its request back.</summary>
    private static Task<ExtensionState> WithdrawExtensionAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new WithdrawExtension(id), cancellationToken);
}
