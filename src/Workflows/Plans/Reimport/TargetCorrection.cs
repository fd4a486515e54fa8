using Microsoft.EntityFrameworkCore;
using Workflows.Documents;
using Workflows.Persistence;

namespace Workflows.Plans.Reimport;

/// <summary>Gives a task the targets of the corrected document; what was reported is neither lost nor counted elsewhere.</summary>
internal sealed class TargetCorrection(WorkflowsDbContext db, TargetTerms terms)
{
    public async Task ApplyAsync(PlanTask task, IReadOnlyList<TargetDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var (pair, order) in TargetPair.Of(task.Targets, drafts).Select((pair, order) => (pair, order)))
        {
            if (pair.Draft is not { } draft)
            {
                await RemoveAsync(task, pair.Target!, cancellationToken);
                continue;
            }

            if (pair.Target is not { } target)
            {
                db.Add(NewTasks.TargetOf(task.Id, draft, order));
                continue;
            }

            target.Order = order;
            (target.Text, target.Quantity, target.Unit) = (draft.Text, draft.Quantity, draft.Unit);
            (target.Comparison, target.Period) = (draft.Comparison, draft.Period);
            if (target.DueOn is not null)
                await terms.FollowAsync(target, cancellationToken);
        }
    }

    private async Task RemoveAsync(PlanTask task, Target target, CancellationToken cancellationToken)
    {
        if (await db.Set<TargetEntry>().AnyAsync(entry => entry.TargetId == target.Id, cancellationToken))
            throw new RuleException(
                "target_has_entries",
                $"任务{task.Number}的指标“{target.Text}”已有上报数据，不能按更正后的文件删去，请不要确认这项任务的指标更正。"
            );
        db.Remove(target);
    }
}
