using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Publishes the definitions of a folder: a new or changed file becomes a new version, running instances stay on theirs.</summary>
public sealed class DefinitionFiles(WorkflowsDbContext db, ActivityCatalog catalog, TimeProvider clock)
{
    /// <summary>Reads every <c>*.json</c> file of the folder.</summary>
    /// <exception cref="DefinitionFileException">A file can't be used; nothing of the folder was stored.</exception>
    public async Task PublishAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            await PublishFileAsync(
                Path.GetFileName(path),
                await File.ReadAllTextAsync(path, cancellationToken),
                cancellationToken
            );

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reads a definition and refuses it with every problem found.</summary>
    /// <exception cref="DefinitionFileException">It can't be used.</exception>
    public static WorkflowGraph Check(string fileName, string json, ActivityCatalog catalog)
    {
        try
        {
            var graph = GraphCompiler.Compile(json, catalog);
            var problems = GraphValidator.Validate(graph);
            return problems.Count == 0 ? graph : throw new DefinitionFileException(fileName, problems);
        }
        catch (DefinitionException exception)
        {
            throw new DefinitionFileException(fileName, [new DefinitionProblem(null, "unreadable", exception.Message)]);
        }
    }

    private async Task PublishFileAsync(string fileName, string json, CancellationToken cancellationToken)
    {
        var graph = Check(fileName, json, catalog);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var versions = await db.Set<DefinitionVersion>()
            .Where(version => version.DefinitionId == graph.DefinitionId)
            .OrderByDescending(version => version.Version)
            .ToListAsync(cancellationToken);

        // A version drawn in the designer since then stays in force; so does a file already published.
        if (versions.Exists(version => version.SourceHash == hash))
            return;

        foreach (var earlier in versions)
            (earlier.IsLatest, earlier.IsPublished) = (false, false);
        var number = versions.Count == 0 ? 1 : versions[0].Version + 1;
        db.Add(
            new DefinitionVersion
            {
                Id = $"{graph.DefinitionId}-{number}",
                DefinitionId = graph.DefinitionId,
                Version = number,
                Name = graph.Name,
                Description = graph.Description,
                Json = DefinitionIdentity.Stamp(json, $"{graph.DefinitionId}-{number}", number),
                IsLatest = true,
                IsPublished = true,
                IsFrozen = true,
                SourceHash = hash,
                CreatedAt = clock.GetUtcNow(),
            }
        );
    }
}

/// <summary>A definition file can't be used.</summary>
/// <param name="fileName">The file.</param>
/// <param name="problems">Why, by activity.</param>
public sealed class DefinitionFileException(string fileName, IReadOnlyList<DefinitionProblem> problems)
    : Exception(
        $"{fileName}: "
            + string.Join(
                " ",
                problems.Select(problem => $"[{problem.ActivityId ?? "-"}] {problem.Code}: {problem.Message}")
            )
    )
{
    /// <summary>Why, by activity.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
