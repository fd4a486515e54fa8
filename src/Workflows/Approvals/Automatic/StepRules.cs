namespace Workflows.Approvals;

/// <summary>What a step decides by itself, without its signers: settings of the step (自动审批).</summary>
/// <param name="WhenAgreedBefore">For a signer who agreed at an earlier step already.</param>
/// <param name="WhenInitiator">For a signer who started the flow.</param>
/// <param name="Term">How long its people have; null for no term of its own.</param>
public sealed record StepRules(
    AgreedBeforeRule WhenAgreedBefore = AgreedBeforeRule.Ask,
    InitiatorRule WhenInitiator = InitiatorRule.Self,
    StepTerm? Term = null
)
{
    /// <summary>Everybody is asked, and has no term.</summary>
    public static StepRules None { get; } = new();
}

/// <summary>What becomes of a signer who agreed at an earlier step, nothing having been sent back since.</summary>
public enum AgreedBeforeRule
{
    /// <summary>He is asked again.</summary>
    Ask,

    /// <summary>His vote counts as agreed.</summary>
    Pass,
}

/// <summary>What becomes of a signer who is the initiator of the flow.</summary>
public enum InitiatorRule
{
    /// <summary>He signs.</summary>
    Self,

    /// <summary>His vote counts as agreed.</summary>
    Skip,

    /// <summary>His superior signs in his place.</summary>
    Superior,
}

/// <summary>How long the people of a step have, and what follows when they let it pass (时限).</summary>
/// <param name="Days">How many days after the day it was opened.</param>
/// <param name="IsInWorkdays">Whether these are working days.</param>
/// <param name="Reminders">How often they are reminded afterwards, once each working day, before anything else happens.</param>
/// <param name="WhenPassed">What happens then.</param>
/// <param name="To">For a transfer: the rule that says to whom.</param>
public sealed record StepTerm(
    int Days,
    bool IsInWorkdays = true,
    int Reminders = 0,
    TermRule WhenPassed = TermRule.Nothing,
    string? To = null
);

/// <summary>What happens to a step whose term has passed.</summary>
public enum TermRule
{
    /// <summary>It goes on waiting.</summary>
    Nothing,

    /// <summary>Who has not voted counts as having agreed.</summary>
    Agree,

    /// <summary>Who has not voted counts as having refused.</summary>
    Refuse,

    /// <summary>Somebody else gets it.</summary>
    Transfer,

    /// <summary>The superior of who has it gets it.</summary>
    Escalate,
}

/// <summary>Why a vote was cast, or passed on, without a person's act.</summary>
public enum AutomaticAct
{
    /// <summary>The same person agreed at an earlier step.</summary>
    AgreedBefore,

    /// <summary>The signer started the flow.</summary>
    IsInitiator,

    /// <summary>The term of the step has passed.</summary>
    TermPassed,
}
