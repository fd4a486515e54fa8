using System.Globalization;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Catalog;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions.Outlines;

/// <summary>Keeps a flow as it was edited in simple mode: as a draft like Studio's, published when asked to.</summary>
/// <param name="DefinitionId">The flow.</param>
/// <param name="Revision">The one it was read with.</param>
/// <param name="Outline">How it is to be.</param>
/// <param name="Publish">Whether to publish it at once.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SaveOutline(string DefinitionId, string Revision, Outline Outline, bool Publish)
    : ICommand<SavedDefinition>;

internal sealed class SaveOutlineHandler(WorkflowsDbContext db, GraphCompilation compilation, IMediator mediator)
    : IRequestHandler<SaveOutline, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(SaveOutline command, CancellationToken cancellationToken)
    {
        var latest =
            await db.Set<DefinitionVersion>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row => row.DefinitionId == command.DefinitionId && row.IsLatest,
                    cancellationToken
                )
            ?? throw new NotFoundException("流程定义", command.DefinitionId);
        if (command.Outline is not { Exit: not null } || !IsWhole(command.Outline.Blocks))
            throw new InvalidRequestException("outline_missing", "outline", "缺少流程的步骤（outline），或者不完整。");
        Check(command.Outline);
        var definition = DefinitionModel.Parse(latest.Json);
        var catalog = await compilation.CatalogAsync(cancellationToken);
        RefuseIfUnreadable(definition, catalog);
        var written = FlowOutline.Write(definition, command.Outline, catalog);

        RefuseIfUnreadable(written, catalog);
        DefinitionStamp.Write(written, command.Revision);
        return await mediator.Send(new SaveDefinition(written, command.Publish), cancellationToken);
    }

    private static bool IsWhole(IReadOnlyList<OutlineBlock>? blocks) =>
        blocks?.All(block =>
            block?.Ways is not null
            && block.Ways.All(way => way is { Port: not null, Exit: not null } && IsWhole(way.Blocks))
        ) == true;

    // What can't be read again would be lost to simple mode, so it isn't written either.
    private static void RefuseIfUnreadable(JsonObject written, ActivityCatalog catalog)
    {
        try
        {
            FlowOutline.Read(written, catalog);
        }
        catch (TooFreeException exception)
        {
            throw new InvalidRequestException("outline_not_a_flow", exception.ActivityId ?? "", exception.Message);
        }
    }

    private static void Check(Outline outline)
    {
        var ids = outline.AllBlocks().Select(block => block.Id).ToHashSet(StringComparer.Ordinal);
        List<FieldProblem> problems =
        [
            .. outline
                .AllBlocks()
                .Where(block =>
                    block.Ways.Any(way => way.Exit.Kind is ExitKind.Back && !ids.Contains(way.Exit.To ?? ""))
                )
                .Select(block => new FieldProblem(block.Id, "back_to_nothing", $"“{block.Title}”没有选退回到哪一步。")),
            .. outline
                .AllBlocks()
                .Where(block => string.IsNullOrWhiteSpace(block.Id) || string.IsNullOrWhiteSpace(block.Title))
                .Select(block => new FieldProblem(block.Id, "step_title_missing", "有一个步骤没有名称。")),
            .. outline.AllBlocks().SelectMany(Doubts),
        ];
        if (problems.Count > 0)
            throw new InvalidRequestException("outline_incomplete", problems);
    }

    private static IEnumerable<FieldProblem> Doubts(OutlineBlock block)
    {
        var ports = block.Ways.Select(way => way.Port).ToList();
        if (ports.Distinct(StringComparer.Ordinal).Count() < ports.Count || ports.Exists(string.IsNullOrWhiteSpace))
            yield return new(block.Id, "ways_alike", $"“{block.Title}”的各路要有不同的名称。");
        foreach (var way in block.Ways.Where(way => way.Condition?.Fact is not null))
        {
            var condition = way.Condition!;
            if (condition.Comparison is FactComparison.Filled or FactComparison.Empty)
                continue;
            var isNumber = decimal.TryParse(condition.Value, CultureInfo.InvariantCulture, out _);
            if (string.IsNullOrEmpty(condition.Value))
                yield return new(block.Id, "condition_incomplete", $"“{block.Title}”的“{way.Port}”没有写和什么比较。");
            else if (condition.Comparison > FactComparison.Contains && !isNumber)
                yield return new(block.Id, "condition_no_number", $"“{block.Title}”的“{way.Port}”要和一个数字比较。");
        }
        if (block.Kind is BlockKind.Condition && block.Ways.SkipLast(1).Any(way => way.Condition is null))
            yield return new(block.Id, "condition_missing", $"“{block.Title}”有一路没有写条件。");
    }
}
