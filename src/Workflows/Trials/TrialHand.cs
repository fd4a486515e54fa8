using Workflows.Approvals;
using Workflows.Assignments;

namespace Workflows.Trials;

/// <summary>One person at one work item of a trial: what he does there is the command he would send.</summary>
internal sealed class TrialHand(TrialOffice office, WorkItem item, Guid personId)
{
    private const string MadeUp = "试走";

    public Task TakeAsync(TrialAct act, CancellationToken cancellationToken)
    {
        var comment = act.Comment ?? MadeUp;
        var colleagues = act.Colleagues ?? [];
        var colleague = colleagues is [var first, ..] ? first : Guid.Empty;
        return act.Kind switch
        {
            TrialActKind.Return => office.SendAsync(
                new ReturnWorkItem(item.Id, comment, act.To ?? ReturnWorkItem.Previous, act.Afterwards),
                personId,
                cancellationToken
            ),
            TrialActKind.Transfer => office.SendAsync(
                new TransferWorkItem(item.Id, colleague, comment),
                personId,
                cancellationToken
            ),
            TrialActKind.Delegate => office.SendAsync(
                new DelegateWorkItem(item.Id, colleague, comment),
                personId,
                cancellationToken
            ),
            TrialActKind.AddSigners => office.SendAsync(
                new AddSigners(item.Id, [.. colleagues.Select(id => id.ToString())], act.Placement, Comment: comment),
                personId,
                cancellationToken
            ),
            _ => office.SendAsync(DecisionOf(act), personId, cancellationToken),
        };
    }

    private CompleteWorkItem DecisionOf(TrialAct act)
    {
        var needsComment = item.Outcomes.Exists(outcome => outcome.Name == act.Outcome && outcome.CommentRequired);
        return new CompleteWorkItem(
            item.Id,
            act.Outcome ?? "",
            act.Comment ?? (needsComment ? MadeUp : null),
            new WorkItemData(Form: act.Form, NextSigners: act.NextSigners)
        );
    }
}
