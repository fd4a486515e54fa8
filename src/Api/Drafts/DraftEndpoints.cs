using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Drafts;

namespace Workflows.Api.Drafts;

internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/api").WithTags("草稿 Drafts");

        drafts.MapGet("/work-items/{id:guid}/draft", GetWorkItemDraftAsync).WithName("GetWorkItemDraft");
        drafts.MapPut("/work-items/{id:guid}/draft", SaveWorkItemDraftAsync).WithName("SaveWorkItemDraft");
        drafts.MapDelete("/work-items/{id:guid}/draft", DiscardWorkItemDraftAsync).WithName("DiscardWorkItemDraft");
        drafts.MapGet("/plans/drafts", ListImportDraftsAsync).WithName("ListImportDrafts");
        drafts.MapGet("/plans/drafts/{id:guid}", GetImportDraftAsync).WithName("GetImportDraft");
        drafts.MapPut("/plans/drafts/{id:guid}", SaveImportDraftAsync).WithName("SaveImportDraft");
        drafts.MapDelete("/plans/drafts/{id:guid}", DiscardImportDraftAsync).WithName("DiscardImportDraft");
        drafts.MapGet("/plans/{id:guid}/reimport/draft", GetReimportDraftAsync).WithName("GetReimportDraft");
        drafts.MapPut("/plans/{id:guid}/reimport/draft", SaveReimportDraftAsync).WithName("SaveReimportDraft");
        drafts.MapDelete("/plans/{id:guid}/reimport/draft", DiscardReimportDraftAsync).WithName("DiscardReimportDraft");
    }

    /// <summary>What I have filled in at a work item so far; no content when nothing, or when it is no longer mine.</summary>
    private static async Task<Results<Ok<WorkItemDraftView>, NoContent>> GetWorkItemDraftAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Found(await mediator.Send(new WorkItemDraft(id), cancellationToken));

    /// <summary>Keeps what I have filled in at a work item so far.</summary>
    private static Task<SavedDraft> SaveWorkItemDraftAsync(
        Guid id,
        SaveWorkItemDraft command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { WorkItemId = id }, cancellationToken);

    /// <summary>Throws away what I have filled in at a work item.</summary>
    private static Task<NoContent> DiscardWorkItemDraftAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => DiscardAsync(DraftKind.WorkItem, id, mediator, cancellationToken);

    /// <summary>Plans I have begun to check and not created, latest first.</summary>
    private static Task<Page<ImportDraftLine>> ListImportDraftsAsync(
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ImportDraftList(PageRequest.Of(page, pageSize)), cancellationToken);

    /// <summary>A plan I am checking; no content when there is none of this id.</summary>
    private static async Task<Results<Ok<ImportDraftView>, NoContent>> GetImportDraftAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Found(await mediator.Send(new ImportDraft(id), cancellationToken));

    /// <summary>Keeps a plan I am checking, under an id of my choice.</summary>
    private static Task<SavedDraft> SaveImportDraftAsync(
        Guid id,
        SaveImportDraft command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { DraftId = id }, cancellationToken);

    /// <summary>Throws away a plan I was checking.</summary>
    private static Task<NoContent> DiscardImportDraftAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => DiscardAsync(DraftKind.Import, id, mediator, cancellationToken);

    /// <summary>What I have confirmed of a corrected document so far; no content when I have not begun.</summary>
    private static async Task<Results<Ok<ReimportDraftView>, NoContent>> GetReimportDraftAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Found(await mediator.Send(new ReimportDraft(id), cancellationToken));

    /// <summary>Keeps what I have confirmed of a corrected document so far.</summary>
    private static Task<SavedDraft> SaveReimportDraftAsync(
        Guid id,
        SaveReimportDraft command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command with { PlanId = id }, cancellationToken);

    /// <summary>Throws away what I have confirmed of a corrected document.</summary>
    private static Task<NoContent> DiscardReimportDraftAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => DiscardAsync(DraftKind.Reimport, id, mediator, cancellationToken);

    private static async Task<NoContent> DiscardAsync(
        DraftKind kind,
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(new DiscardDraft(kind, id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Results<Ok<TDraft>, NoContent> Found<TDraft>(TDraft? draft)
        where TDraft : class => draft is null ? TypedResults.NoContent() : TypedResults.Ok(draft);
}
