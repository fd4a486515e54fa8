using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Documents.Files;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans.Reimport;

/// <summary>Compares a running plan with a corrected document; nothing is stored (更正比对).</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Document">The corrected document.</param>
/// <param name="Mappings">Printed name → the departments it stands for, as far as they have been matched.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record PreviewReimport(
    Guid PlanId,
    DocumentFile Document,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Mappings = null
) : IRequest<ReimportPreview>;

/// <summary>How a corrected document differs from the plan that runs.</summary>
/// <param name="Draft">What was read, to be sent back with what is confirmed.</param>
/// <param name="Changes">The tasks that differ: those of the document in its order, then those it no longer has.</param>
/// <param name="ExpandGroups">The groups that were expanded as the organisation has them.</param>
/// <param name="Problems">Names that are not known, each with its place in the draft.</param>
public sealed record ReimportPreview(
    PlanDraft Draft,
    IReadOnlyList<TaskChange> Changes,
    IReadOnlyList<string> ExpandGroups,
    IReadOnlyList<FieldProblem> Problems
);

internal sealed class PreviewReimportHandler(WorkflowsDbContext db, IMediator mediator)
    : IRequestHandler<PreviewReimport, ReimportPreview>
{
    public async Task<ReimportPreview> Handle(PreviewReimport query, CancellationToken cancellationToken)
    {
        if (!await db.Set<Plan>().AnyAsync(plan => plan.Id == query.PlanId, cancellationToken))
            throw new NotFoundException("方案", query.PlanId);

        var draft = await mediator.Send(new PreviewPlan(query.Document), cancellationToken);
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var groups = directory.Groups.Select(group => group.Name).ToList();
        var names = new NameMatcher(directory, CreatePlan.From(draft, groups) with { Mappings = query.Mappings });
        var tasks = await db.Set<PlanTask>()
            .AsNoTracking()
            .Include(task => task.Participants)
            .Include(task => task.Targets)
            .AsSplitQuery()
            .Where(task => task.PlanId == query.PlanId)
            .OrderBy(task => task.Order)
            .ToListAsync(cancellationToken);
        var changes = TaskPair
            .Of(tasks, draft.Tasks, names)
            .Select(pair => pair.Change(directory))
            .OfType<TaskChange>();
        return new ReimportPreview(draft, [.. changes], groups, names.Problems);
    }
}
