using MediatR;
using Workflows.Approvals;
using Workflows.Assignments;
using Workflows.Inbox;

namespace Workflows.Api.WorkItems;

internal static class WorkItemEndpoints
{
    public static void MapWorkItems(this IEndpointRouteBuilder app)
    {
        var items = app.MapGroup("/api/work-items").WithTags("待办 Work items");

        items.MapGet("/", ListAsync).WithName("ListWorkItems");
        items.MapGet("/counts", CountAsync).WithName("CountWorkItems");
        items.MapGet("/{id:guid}", GetAsync).WithName("GetWorkItem");
        items.MapGet("/{id:guid}/next-steps", NextStepsAsync).WithName("GetNextSteps");
        items.MapPost("/{id:guid}/complete", CompleteAsync).WithName("CompleteWorkItem");
        items.MapPost("/{id:guid}/claim", ClaimAsync).WithName("ClaimWorkItem");
        items.MapPost("/{id:guid}/give-back", GiveBackAsync).WithName("GiveBackWorkItem");
        items.MapPost("/{id:guid}/transfer", TransferAsync).WithName("TransferWorkItem");
        items.MapPost("/{id:guid}/reassign", ReassignAsync).WithName("ReassignWorkItem");
        items.MapPost("/{id:guid}/delegate", DelegateAsync).WithName("DelegateWorkItem");
        items.MapPost("/{id:guid}/urge", UrgeAsync).WithName("UrgeWorkItem");
        items.MapPost("/{id:guid}/return", ReturnAsync).WithName("ReturnWorkItem");
        items.MapPost("/{id:guid}/withdraw", WithdrawAsync).WithName("WithdrawDecision");
        items.MapPost("/{id:guid}/jump", JumpAsync).WithName("JumpWorkItem");
        items.MapPost("/{id:guid}/add-signers", AddSignersAsync).WithName("AddSigners");
        items.MapPost("/{id:guid}/remove-signer", RemoveSignerAsync).WithName("RemoveSigner");
    }

    /// <summary>My work items, of one task or all: open ones by due day, or those I have done, newest first.</summary>
    private static Task<Page<WorkItemView>> ListAsync(
        string? state,
        Guid? taskId,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new WorkItemList(StateOf(state), taskId, PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>How many work items wait for me, by light.</summary>
    private static Task<WorkItemTally> CountAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new WorkItemCounts(), cancellationToken);

    /// <summary>One work item.</summary>
    private static Task<WorkItemView> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new WorkItemDetails(id), cancellationToken);

    /// <summary>Who would get the flow next, by each outcome; nothing is stored.</summary>
    private static Task<IReadOnlyList<OutcomePreview>> NextStepsAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new NextSteps(id), cancellationToken);

    /// <summary>Decides a work item; when this answers, its flow has moved on.</summary>
    private static Task<CompletedWorkItem> CompleteAsync(
        Guid id,
        CompleteWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Takes a work item out of its pool.</summary>
    private static Task<HeldWorkItem> ClaimAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new ClaimWorkItem(id), cancellationToken);

    /// <summary>Puts a claimed work item back into its pool.</summary>
    private static Task<HeldWorkItem> GiveBackAsync(
        Guid id,
        GiveBackWorkItem? command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send((command ?? new GiveBackWorkItem(id)) with { WorkItemId = id }, cancellationToken);

    /// <summary>Hands a work item to a colleague.</summary>
    private static Task<HeldWorkItem> TransferAsync(
        Guid id,
        TransferWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Gives a work item to another person, for the office.</summary>
    private static Task<HeldWorkItem> ReassignAsync(
        Guid id,
        ReassignWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Asks somebody for an answer before deciding oneself.</summary>
    private static Task<DelegatedWorkItem> DelegateAsync(
        Guid id,
        DelegateWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Presses for a decision.</summary>
    private static Task<UrgedWorkItem> UrgeAsync(
        Guid id,
        UrgeWorkItem? command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send((command ?? new UrgeWorkItem(id)) with { WorkItemId = id }, cancellationToken);

    /// <summary>Sends the flow back to an earlier step.</summary>
    private static Task<StepMoved> ReturnAsync(
        Guid id,
        ReturnWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Takes back what one has decided, while nobody has acted on it.</summary>
    private static Task<StepMoved> WithdrawAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new WithdrawDecision(id), cancellationToken);

    /// <summary>Takes the flow to any other step.</summary>
    private static Task<StepMoved> JumpAsync(
        Guid id,
        JumpWorkItem command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Asks others to sign as well.</summary>
    private static Task<StepMoved> AddSignersAsync(
        Guid id,
        AddSigners command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Takes a signer off who has not acted.</summary>
    private static Task<StepMoved> RemoveSignerAsync(
        Guid id,
        RemoveSigner command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    private static WorkItemState StateOf(string? state) =>
        state switch
        {
            null or "open" => WorkItemState.Open,
            "done" => WorkItemState.Done,
            _ => throw new InvalidRequestException("unknown_state", "state", "state 只能是 open 或 done。"),
        };
}
