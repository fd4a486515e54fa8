using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Engine.Catalog;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>
/// Moves all who use a definition as an activity to its published version, in a draft; it is published where the newest
/// version was, and then those who use that one follow. Read-only ones stay as they are.
/// </summary>
/// <param name="DefinitionId">The definition used.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record UpdateReferences(string DefinitionId) : ICommand<UpdatedReferences>;

/// <summary>The names of the definitions that were moved.</summary>
public sealed record UpdatedReferences(IReadOnlyList<string> Names);

internal sealed class UpdateReferencesHandler(WorkflowsDbContext db, IMediator mediator)
    : IRequestHandler<UpdateReferences, UpdatedReferences>
{
    private readonly Dictionary<string, DefinitionVersion> targets = new(StringComparer.Ordinal);

    public async Task<UpdatedReferences> Handle(UpdateReferences command, CancellationToken cancellationToken)
    {
        var references = await DefinitionReferences.OfAsync(db, [command.DefinitionId], cancellationToken);
        if (!references.Exists(command.DefinitionId))
            throw new NotFoundException("流程定义", command.DefinitionId);

        targets.Clear();
        await AimAtAsync(command.DefinitionId, cancellationToken);
        var names = new List<string>();
        foreach (var consumer in references.ConsumersOf(command.DefinitionId))
        {
            if (await MoveAsync(consumer, references, cancellationToken) is { } name)
                names.Add(name);
        }
        return new UpdatedReferences(names);
    }

    private async Task AimAtAsync(string definitionId, CancellationToken cancellationToken)
    {
        var published = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.IsPublished, cancellationToken);
        if (published is not null)
            targets[definitionId] = published;
    }

    private async Task<string?> MoveAsync(
        string consumer,
        DefinitionReferences references,
        CancellationToken cancellationToken
    )
    {
        var latest = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .SingleAsync(row => row.DefinitionId == consumer && row.IsLatest, cancellationToken);
        var model = DefinitionModel.Parse(latest.Json);
        if (latest.IsReadonly || !Rewrite([.. WorkflowUse.In(model)], references))
            return null;

        // With the stamp of what was read, so that a draft is changed where it is.
        DefinitionStamp.Write(model, latest);
        await mediator.Send(new SaveDefinition(model, Publish: false), cancellationToken);
        if (latest.IsPublished && await PublishAsync(consumer, cancellationToken))
            await AimAtAsync(consumer, cancellationToken);
        return latest.Title;
    }

    private bool Rewrite(IReadOnlyList<WorkflowUse> uses, DefinitionReferences references)
    {
        var changed = false;
        foreach (var use in uses)
        {
            if (
                references.UsedBy(use) is not { } used
                || !targets.TryGetValue(used, out var target)
                || use.VersionId == target.Id
            )
                continue;
            var type = WorkflowActivityType.TypeNameOf(target.Name ?? target.DefinitionId);
            use.MoveTo(type, target.DefinitionId, target.Id, target.Version);
            changed = true;
        }
        return changed;
    }

    // One that can't be published with the new version stays a draft; its published version goes on with the old one.
    private async Task<bool> PublishAsync(string consumer, CancellationToken cancellationToken)
    {
        try
        {
            await mediator.Send(new PublishDefinition(consumer, UpdateConsumers: false), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (InvalidRequestException)
        {
            return false;
        }
    }
}
