using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Definitions;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>
/// Keeps a definition as a draft, in any state that can be read; a published version is never changed but followed by a
/// new draft, and so is a draft of somebody else that the client didn't read.
/// </summary>
/// <param name="Model">The definition as Elsa 3 JSON, with the stamp it was read with.</param>
/// <param name="Publish">Whether to publish it at once.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SaveDefinition(JsonObject Model, bool Publish) : ICommand<SavedDefinition>;

/// <summary>The version that was saved or published.</summary>
/// <param name="VersionId">The version's own id.</param>
/// <param name="AlreadyPublished">Whether publishing found nothing to do.</param>
/// <param name="UpdatedConsumers">Names of the definitions that now use the new version.</param>
public sealed record SavedDefinition(
    string VersionId,
    bool AlreadyPublished = false,
    IReadOnlyList<string>? UpdatedConsumers = null
)
{
    /// <summary>What was published all the same, but is perhaps not meant so.</summary>
    public IReadOnlyList<DefinitionProblem> Warnings { get; init; } = [];
}

internal sealed class SaveDefinitionHandler(
    WorkflowsDbContext db,
    GraphCompilation compilation,
    IMediator mediator,
    Caller caller,
    TimeProvider clock
) : IRequestHandler<SaveDefinition, SavedDefinition>
{
    // One editor's saves overlap: the next leaves before the last is answered, and a failed one is sent again.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    public async Task<SavedDefinition> Handle(SaveDefinition command, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(command.Model, cancellationToken);
        DefinitionModel.Fill(draft, command.Model);
        draft.NoteSave(caller.PersonId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);

        // Only after saving, so that a workflow which now contains itself is found.
        await compilation.CompileAsync(draft.Json, cancellationToken);
        return command.Publish
            ? await mediator.Send(new PublishDefinition(draft.DefinitionId), cancellationToken)
            : new SavedDefinition(draft.Id);
    }

    private async Task<DefinitionVersion> DraftAsync(JsonObject model, CancellationToken cancellationToken)
    {
        var definitionId = DefinitionModel.Id(model, "definitionId") ?? NewId();
        var latest = await db.Set<DefinitionVersion>()
            .SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.IsLatest, cancellationToken);
        if (latest is null)
            return Add(await FirstIdAsync(model, cancellationToken), definitionId, version: 1);

        latest.RequireEditable();
        var stamp = DefinitionStamp.Read(model);
        await RefuseIfChangedAsync(latest, stamp, cancellationToken);
        if (!latest.IsFrozen && (stamp is not null || latest.SavedById == caller.PersonId))
            return latest;

        (latest.IsLatest, latest.IsFrozen) = (false, true);
        return Add(NewId(), definitionId, latest.Version + 1);
    }

    private async Task RefuseIfChangedAsync(
        DefinitionVersion latest,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        if (stamp is null || stamp == DefinitionStamp.Of(latest))
            return;
        if (latest.SavedById == caller.PersonId && clock.GetUtcNow() - latest.SavedAt < Overlap)
            return;

        var editor = await db.Set<Person>()
            .Where(person => person.Id == latest.SavedById)
            .Select(person => person.Name)
            .FirstOrDefaultAsync(cancellationToken);
        throw new RuleException(
            "definition_changed",
            $"流程“{latest.Title}”在您打开之后被{editor ?? "系统"}改过，您的修改没有保存。请刷新页面，在最新的草稿上修改。"
        );
    }

    private DefinitionVersion Add(string id, string definitionId, int version)
    {
        var draft = new DefinitionVersion
        {
            Id = id,
            DefinitionId = definitionId,
            Version = version,
            Json = "",
            IsLatest = true,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(draft);
        return draft;
    }

    // Others may refer to an imported version by its id, so it keeps it where nobody has it yet.
    private async Task<string> FirstIdAsync(JsonObject model, CancellationToken cancellationToken) =>
        DefinitionModel.Id(model, "id") is { } given
        && !await db.Set<DefinitionVersion>().AnyAsync(row => row.Id == given, cancellationToken)
            ? given
            : NewId();

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
