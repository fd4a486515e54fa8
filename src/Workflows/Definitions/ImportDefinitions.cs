using System.Text.Json.Nodes;
using MediatR;
using Workflows.Commands;
using Workflows.Organization;

namespace Workflows.Definitions;

/// <summary>Keeps definitions as drafts, all of them or none; nothing is published by importing.</summary>
/// <param name="Models">The definitions as Elsa 3 JSON.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ImportDefinitions(IReadOnlyList<JsonObject> Models) : ICommand<ImportedDefinitions>;

/// <summary>The versions that hold the imported definitions.</summary>
public sealed record ImportedDefinitions(IReadOnlyList<string> VersionIds);

internal sealed class ImportDefinitionsHandler(IMediator mediator)
    : IRequestHandler<ImportDefinitions, ImportedDefinitions>
{
    public async Task<ImportedDefinitions> Handle(ImportDefinitions command, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        foreach (var model in command.Models)
        {
            // A file says nothing about what its sender had read here.
            DefinitionStamp.Remove(model);
            var saved = await mediator.Send(new SaveDefinition(model, Publish: false), cancellationToken);
            versions.Add(saved.VersionId);
        }
        return new ImportedDefinitions(versions);
    }
}
