using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Definitions;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>Keeps a definition as a draft, in any state; a published version is never changed but followed by a new draft.</summary>
/// <param name="Model">The definition as Elsa 3 JSON.</param>
/// <param name="Publish">Whether to publish it at once.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SaveDefinition(JsonObject Model, bool Publish) : ICommand<SavedDefinition>;

/// <summary>The version that was saved.</summary>
/// <param name="VersionId">The version's own id.</param>
public sealed record SavedDefinition(string VersionId)
{
    /// <summary>What was published all the same, but is perhaps not meant so.</summary>
    public IReadOnlyList<DefinitionProblem> Warnings { get; init; } = [];
}

internal sealed class SaveDefinitionHandler(WorkflowsDbContext db, IMediator mediator, TimeProvider clock)
    : IRequestHandler<SaveDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(SaveDefinition command, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(command.Model, cancellationToken);
        draft.Name = ((string?)command.Model["name"])?.Trim();
        draft.Description = ((string?)command.Model["description"])?.Trim();
        draft.IsUsableAsActivity = DefinitionModel.IsUsableAsActivity(command.Model);
        draft.Json = DefinitionModel.Normalize(command.Model, draft.DefinitionId, draft.Id, draft.Version);
        await db.SaveChangesAsync(cancellationToken);

        return command.Publish
            ? await mediator.Send(new PublishDefinition(draft.DefinitionId), cancellationToken)
            : new SavedDefinition(draft.Id);
    }

    private async Task<DefinitionVersion> DraftAsync(JsonObject model, CancellationToken cancellationToken)
    {
        var definitionId = (string?)model["definitionId"] is { Length: > 0 } given ? given : NewId();
        var latest = await db.Set<DefinitionVersion>()
            .SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.IsLatest, cancellationToken);
        if (latest is { IsFrozen: false })
            return latest;

        if (latest is not null)
            latest.IsLatest = false;
        var draft = new DefinitionVersion
        {
            Id = NewId(),
            DefinitionId = definitionId,
            Version = (latest?.Version ?? 0) + 1,
            Json = "",
            IsLatest = true,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(draft);
        return draft;
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
