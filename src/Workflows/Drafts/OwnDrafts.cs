using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Drafts;

/// <summary>The asking person's drafts, and nobody else's.</summary>
internal sealed class OwnDrafts(WorkflowsDbContext db, Caller caller, TimeProvider clock)
{
    /// <summary>The draft of this thing, if one was begun.</summary>
    public Task<Draft?> FindAsync(DraftKind kind, Guid aboutId, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        return db.Set<Draft>()
            .SingleOrDefaultAsync(
                draft => draft.PersonId == me && draft.Kind == kind && draft.AboutId == aboutId,
                cancellationToken
            );
    }

    /// <summary>All drafts of one kind.</summary>
    public IQueryable<Draft> Of(DraftKind kind)
    {
        var me = caller.Person.Id;
        return db.Set<Draft>().Where(draft => draft.PersonId == me && draft.Kind == kind);
    }

    /// <summary>Keeps what was filled in.</summary>
    /// <param name="kind">What is being filled in.</param>
    /// <param name="aboutId">The thing.</param>
    /// <param name="title">What the draft is called in a list.</param>
    /// <param name="content">What was filled in.</param>
    /// <param name="version">The version it goes on from; null for a new draft.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RuleException">It was changed elsewhere since: neither device overwrites the other unseen.</exception>
    public async Task<SavedDraft> SaveAsync<TContent>(
        DraftKind kind,
        Guid aboutId,
        string title,
        TContent content,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var text = JsonSerializer.Serialize(content, WorkflowsJson.Options);
        if (Encoding.UTF8.GetByteCount(text) > DraftLimits.MaxBytes(kind))
            throw new InvalidRequestException(
                "draft_too_large",
                "content",
                $"草稿超过{DraftLimits.MaxBytes(kind) / 1024}KB，不能保存；请先提交或精简内容。"
            );

        var draft = await FindAsync(kind, aboutId, cancellationToken);
        // An answer that was lost on its way is asked for again with the version before it.
        if (draft is not null && draft.Content.Equals(text, StringComparison.Ordinal))
            return new SavedDraft(draft.SavedAt, draft.Version);
        if (draft?.Version != version)
            throw new RuleException(
                "draft_changed",
                draft is null
                    ? "这份草稿已在别处提交或删除，请重新打开页面。"
                    : $"这份草稿已在别处改过（{TimeZoneInfo.ConvertTime(draft.SavedAt, OfficeTime.Zone):HH:mm}），请重新打开页面再填写。"
            );

        if (draft is null)
        {
            await EnsureRoomAsync(kind, cancellationToken);
            draft = new Draft
            {
                PersonId = caller.Person.Id,
                Kind = kind,
                AboutId = aboutId,
                Title = title,
                Content = text,
                SavedAt = clock.GetUtcNow(),
            };
            db.Add(draft);
        }
        else
        {
            (draft.Title, draft.Content, draft.SavedAt) = (title, text, clock.GetUtcNow());
        }

        // The version is counted when it is stored.
        await db.SaveChangesAsync(cancellationToken);
        return new SavedDraft(draft.SavedAt, draft.Version);
    }

    /// <summary>Throws a draft away; one that is gone stays gone.</summary>
    public async Task DiscardAsync(DraftKind kind, Guid aboutId, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, aboutId, cancellationToken) is { } draft)
            db.Remove(draft);
    }

    private async Task EnsureRoomAsync(DraftKind kind, CancellationToken cancellationToken)
    {
        if (await Of(kind).CountAsync(cancellationToken) >= DraftLimits.MaxDrafts(kind))
            throw new RuleException(
                "too_many_drafts",
                $"您已有{DraftLimits.MaxDrafts(kind)}份同类草稿，请先提交或删除一些。"
            );
    }
}

/// <summary>A draft that is kept.</summary>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="Version">The version to go on from.</param>
public sealed record SavedDraft(DateTimeOffset SavedAt, int Version);

/// <summary>How much one person may leave lying about.</summary>
internal static class DraftLimits
{
    /// <summary>How large one draft may be.</summary>
    public static int MaxBytes(DraftKind kind) => kind is DraftKind.WorkItem ? 512 * 1024 : 8 * 1024 * 1024;

    /// <summary>How many of a kind.</summary>
    public static int MaxDrafts(DraftKind kind) => kind is DraftKind.WorkItem ? 1000 : 20;
}
