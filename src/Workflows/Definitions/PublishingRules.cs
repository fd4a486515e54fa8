using Workflows.Approvals;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Http;

namespace Workflows.Definitions;

/// <summary>What stands in the way of publishing a definition, and what is only doubtful.</summary>
/// <param name="Problems">Without these mended it can't be published.</param>
/// <param name="Warnings">It may be published all the same, but is perhaps not meant so.</param>
public sealed record CheckedDefinition(
    IReadOnlyList<DefinitionProblem> Problems,
    IReadOnlyList<DefinitionProblem> Warnings
);

/// <summary>All that must hold of a definition before new instances may run it; each sentence names the step by its title.</summary>
internal sealed class PublishingRules(HumanSteps humanSteps, EndpointConflicts conflicts)
{
    public async Task<CheckedDefinition> CheckAsync(
        string definitionId,
        WorkflowGraph graph,
        IReadOnlyList<Trigger> triggers,
        CancellationToken cancellationToken
    )
    {
        IEnumerable<DefinitionProblem> found =
        [
            .. GraphValidator.Validate(graph),
            .. await humanSteps.CheckAsync(graph, cancellationToken),
            .. await conflicts.FindAsync(definitionId, triggers, cancellationToken),
            .. triggers
                .Where(trigger => trigger.Error is not null)
                .Select(trigger => new DefinitionProblem(trigger.ActivityId, "InvalidTrigger", trigger.Error!)),
        ];
        var told = found
            .DistinctBy(problem => (problem.ActivityId, problem.Message))
            .Select(problem => problem with { Message = Sentence(graph, problem) })
            .ToLookup(problem => problem.IsWarning);
        return new CheckedDefinition([.. told[false]], [.. told[true]]);
    }

    private static string Sentence(WorkflowGraph graph, DefinitionProblem problem) =>
        problem.ActivityId is { } id ? $"活动“{graph.TitleOf(id)}”：{problem.Message}" : problem.Message;
}
