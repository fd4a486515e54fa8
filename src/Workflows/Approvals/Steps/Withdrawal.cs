namespace Workflows.Approvals;

/// <summary>Whether a decision may be taken back: as long as nobody has acted on it.</summary>
internal static class Withdrawal
{
    /// <summary>Why it may not be taken back; null when it may.</summary>
    /// <param name="turn">The decision in its round.</param>
    /// <param name="next">The rounds that were opened when this one was decided.</param>
    /// <param name="isTaken">Whether somebody has claimed a work item of those.</param>
    public static RuleException? ObstacleOf(Turn turn, IReadOnlyList<ApprovalRound> next, bool isTaken)
    {
        var (round, item) = (turn.Round, turn.Item);
        if (round.State is RoundState.Open)
            return turn.HasFollowers(item)
                ? new RuleException("already_acted_on", $"“{item.Title}”的下一位签署人已经办理，不能撤回。")
                : null;
        if (round.State is not RoundState.Decided || round.DecidedByItemId != item.Id)
            return new RuleException("not_last_submitter", "这一步不是由您最后办理的，不能撤回。");
        if (next.Count == 0)
            return new RuleException("nothing_to_withdraw", "流程已经结束，或者下一步不由人办理，不能撤回。");
        return isTaken || next.Any(row => row.State is not RoundState.Open || row.Acts > 0)
            ? new RuleException("already_acted_on", "下一步已经有人办理或认领，不能撤回。")
            : null;
    }
}
