namespace Workflows.Approvals;

/// <summary>How the signers of a step decide it together.</summary>
/// <param name="Mode">How their votes are counted.</param>
/// <param name="OnRefusal">Whether a result that is certain is taken at once.</param>
/// <param name="PassShare">For a vote: the share of all weight that must agree, in percent; null for more than half.</param>
/// <param name="PassCount">For a vote: the weight that must agree; it wins over the share.</param>
public sealed record RoundSettings(
    ApprovalMode Mode,
    RefusalRule OnRefusal = RefusalRule.EndNow,
    decimal? PassShare = null,
    int? PassCount = null
)
{
    /// <summary>One decision is enough.</summary>
    public static RoundSettings OneDecides { get; } = new(ApprovalMode.Any);
}

/// <summary>How the votes of several signers are counted.</summary>
public enum ApprovalMode
{
    /// <summary>The first decision decides (或签).</summary>
    Any,

    /// <summary>All are asked at once and all must agree (会签).</summary>
    All,

    /// <summary>A share or a number must agree (票签).</summary>
    Vote,

    /// <summary>One after the other, and all must agree (依次).</summary>
    Sequential,
}

/// <summary>What a refusal does.</summary>
public enum RefusalRule
{
    /// <summary>The step is decided as soon as the result is certain (一票否决 in 会签).</summary>
    EndNow,

    /// <summary>Everybody is heard first.</summary>
    WaitForAll,
}

/// <summary>When an added signer is asked, seen from who added him.</summary>
public enum SignerPlacement
{
    /// <summary>Together with him, as one more signer of the step (并加签).</summary>
    Parallel,

    /// <summary>Before him: his own vote waits for theirs (前加签).</summary>
    Before,

    /// <summary>After him: his vote counts once they have agreed as well (后加签).</summary>
    After,
}
