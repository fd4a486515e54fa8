using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Workflows.Instances;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Studio;

/// <summary>What instances wait for and what definitions listen for.</summary>
internal static class BookmarkEndpoints
{
    private const string TokenPurpose = "BookmarkToken";

    public static void MapBookmarks(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/bookmarks", ListAsync).WithName("ListBookmarks");
        elsa.MapGet("/triggers", ListTriggersAsync).WithName("ListTriggers");
        elsa.MapPost("/bookmarks/resume", ResumeAsync).WithName("ResumeBookmark");
    }

    /// <summary>Where instances wait; each with the token that resumes it.</summary>
    private static async Task<IResult> ListAsync(
        string? workflowInstanceId,
        string? name,
        string? activityId,
        int? page,
        int? pageSize,
        IMediator mediator,
        IDataProtectionProvider protection,
        CancellationToken cancellationToken
    )
    {
        var query = new BookmarkList(workflowInstanceId, name, activityId, PageRequest.Of(page + 1, pageSize));
        var bookmarks = await mediator.Send(query, cancellationToken);
        var protector = protection.CreateProtector(TokenPurpose);
        return Results.Json(
            new
            {
                items = bookmarks.Items.Select(waiting => WorkflowStateJson.Of(waiting, protector.Protect)),
                totalCount = bookmarks.Total,
            },
            ElsaJson.Options
        );
    }

    /// <summary>What published definitions listen for.</summary>
    private static async Task<IResult> ListTriggersAsync(
        string? workflowDefinitionId,
        string? name,
        int? page,
        int? pageSize,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new TriggerList(workflowDefinitionId, name, PageRequest.Of(page + 1, pageSize));
        var triggers = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new { items = triggers.Items.Select(TriggerOf), totalCount = triggers.Total },
            ElsaJson.Options
        );
    }

    /// <summary>Goes on at the bookmark a token names; when this answers, the instance has moved on.</summary>
    private static async Task<IResult> ResumeAsync(
        string? t,
        ResumeRequest? request,
        IMediator mediator,
        IDataProtectionProvider protection,
        CancellationToken cancellationToken
    )
    {
        var input = request?.Input ?? new Dictionary<string, object?>(StringComparer.Ordinal);
        await mediator.Send(new HitBookmark(BookmarkOf(t, protection), input), cancellationToken);
        return Results.Ok();
    }

    private static string BookmarkOf(string? token, IDataProtectionProvider protection)
    {
        try
        {
            return protection.CreateProtector(TokenPurpose).Unprotect(token ?? "");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new InvalidRequestException("invalid_token", "t", "书签令牌无效。");
        }
    }

    private static object TriggerOf(StoredTrigger trigger) =>
        new
        {
            id = trigger.Id.ToString("N"),
            workflowDefinitionId = trigger.DefinitionId,
            workflowDefinitionVersionId = trigger.DefinitionVersionId,
            trigger.Name,
            trigger.ActivityId,
            trigger.Hash,
            payload = trigger.Payload is null ? (JsonElement?)null : JsonElement.Parse(trigger.Payload),
            trigger.DueAt,
        };
}

/// <summary>What a resumed activity shall get.</summary>
internal sealed record ResumeRequest(IReadOnlyDictionary<string, object?>? Input);
