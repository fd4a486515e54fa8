using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Definitions;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Compiled definitions, each compiled once: a stored version never changes.</summary>
internal sealed class GraphCache
{
    private readonly ConcurrentDictionary<string, WorkflowGraph> graphs = new(StringComparer.Ordinal);

    /// <summary>The compiled version, or null when it was not compiled yet.</summary>
    public WorkflowGraph? Find(string versionId) => graphs.GetValueOrDefault(versionId);

    /// <summary>Keeps a compiled version.</summary>
    public WorkflowGraph Add(string versionId, WorkflowGraph graph) => graphs.GetOrAdd(versionId, graph);
}

/// <summary>Finds the compiled graph an instance runs.</summary>
internal sealed class PublishedGraphs(WorkflowsDbContext db, GraphCompilation compilation, GraphCache cache)
{
    /// <summary>The graph new instances of a definition run.</summary>
    /// <exception cref="NotFoundException">The definition has no published version.</exception>
    public async Task<WorkflowGraph> GetAsync(string definitionId, CancellationToken cancellationToken)
    {
        var versionId =
            await db.Set<DefinitionVersion>()
                .Where(version => version.DefinitionId == definitionId && version.IsPublished)
                .Select(version => version.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("已发布的流程", definitionId);
        return await GetVersionAsync(versionId, cancellationToken);
    }

    /// <summary>The graph of the version that <see cref="VersionOptions"/> name; the published one when nothing is said.</summary>
    /// <exception cref="NotFoundException">The definition has no such version.</exception>
    public async Task<WorkflowGraph> GetAsync(
        string definitionId,
        string? versionOptions,
        CancellationToken cancellationToken
    )
    {
        var versionId =
            await db.Set<DefinitionVersion>()
                .Where(version => version.DefinitionId == definitionId)
                .OfVersion(string.IsNullOrEmpty(versionOptions) ? VersionOptions.Published : versionOptions)
                .OrderByDescending(version => version.Version)
                .Select(version => version.Id)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("流程定义", definitionId);
        return await GetVersionAsync(versionId, cancellationToken);
    }

    /// <summary>The graph of a version that running instances may be moved to.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="version">The version.</param>
    /// <param name="isTrial">Whether it is only asked what would become of them; a draft may still change, so nothing is moved to it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NotFoundException">The definition has no such version.</exception>
    /// <exception cref="RuleException">The version was never published or run.</exception>
    public async Task<WorkflowGraph> GetTargetAsync(
        string definitionId,
        int version,
        bool isTrial,
        CancellationToken cancellationToken
    )
    {
        var row =
            await db.Set<DefinitionVersion>()
                .Where(row => row.DefinitionId == definitionId && row.Version == version)
                .Select(row => new { row.Id, row.IsFrozen })
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException($"流程{definitionId}的版本", version);
        return row.IsFrozen || isTrial
            ? await GetVersionAsync(row.Id, cancellationToken)
            : throw new RuleException("version_is_draft", $"版本{version}还是草稿，发布后才能把实例迁移过去。");
    }

    /// <summary>Whether new instances of a definition can be started.</summary>
    public Task<bool> IsPublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        db.Set<DefinitionVersion>()
            .AnyAsync(version => version.DefinitionId == definitionId && version.IsPublished, cancellationToken);

    /// <summary>The graph of one version. A draft changes, so only a frozen version is kept compiled.</summary>
    public async Task<WorkflowGraph> GetVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        if (cache.Find(versionId) is { } known)
            return known;

        var version = await db.Set<DefinitionVersion>()
            .AsNoTracking()
            .SingleAsync(row => row.Id == versionId, cancellationToken);
        var graph = await compilation.CompileAsync(version.Json, cancellationToken);
        return version.IsFrozen ? cache.Add(versionId, graph) : graph;
    }
}
