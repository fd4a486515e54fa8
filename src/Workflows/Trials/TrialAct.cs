using System.Text.Json;
using Workflows.Approvals;

namespace Workflows.Trials;

/// <summary>What is tried, and with whom; what is left out is filled in.</summary>
/// <param name="Version">The version of the definition; the newest, a draft too, when null.</param>
/// <param name="TaskId">A task whose departments and days are taken; a made-up one when null.</param>
/// <param name="LeadDepartmentId">Who leads, in place of the task's lead.</param>
/// <param name="ParticipantIds">Who takes part, in place of the task's participants.</param>
/// <param name="DepartmentId">Who does the subtask, or is asked to take part, where the flow is about that.</param>
/// <param name="DueOn">The day the task is due, in place of its own.</param>
/// <param name="At">When it begins; now when null.</param>
public sealed record TrialStart(
    int? Version = null,
    Guid? TaskId = null,
    Guid? LeadDepartmentId = null,
    IReadOnlyList<Guid>? ParticipantIds = null,
    Guid? DepartmentId = null,
    DateOnly? DueOn = null,
    DateTimeOffset? At = null
);

/// <summary>One thing that happens in a trial.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Of which work item or circulation; nothing for <see cref="TrialActKind.Wait"/>.</param>
/// <param name="PersonId">Who acts; the first of those who may when null.</param>
/// <param name="Outcome">For a decision: what is decided.</param>
/// <param name="Comment">The opinion; one is made up where it is needed.</param>
/// <param name="Form">For a decision: what is filled in.</param>
/// <param name="NextSigners">For a decision: who comes next, by id or user name.</param>
/// <param name="To">For a return: where to, as in <see cref="ReturnWorkItem"/>.</param>
/// <param name="Afterwards">For a return: where the flow goes afterwards.</param>
/// <param name="Colleagues">For a transfer, a delegation or added signers: to whom; only the last takes several.</param>
/// <param name="Placement">For added signers: before, after or beside the one who acts.</param>
public sealed record TrialAct(
    TrialActKind Kind,
    string? Key = null,
    Guid? PersonId = null,
    string? Outcome = null,
    string? Comment = null,
    IReadOnlyDictionary<string, JsonElement>? Form = null,
    IReadOnlyList<string>? NextSigners = null,
    string? To = null,
    AfterReturn Afterwards = AfterReturn.RunAgain,
    IReadOnlyList<Guid>? Colleagues = null,
    SignerPlacement Placement = SignerPlacement.Before
);

/// <summary>What may happen in a trial.</summary>
public enum TrialActKind
{
    /// <summary>Somebody decides a work item.</summary>
    Decide,

    /// <summary>Somebody sends the flow back to an earlier step.</summary>
    Return,

    /// <summary>Somebody hands a work item to a colleague (转办).</summary>
    Transfer,

    /// <summary>Somebody asks for an answer before deciding (委派).</summary>
    Delegate,

    /// <summary>A signer asks others to sign as well (加签).</summary>
    AddSigners,

    /// <summary>Somebody marks a circulation as read.</summary>
    Read,

    /// <summary>Time passes until something is due.</summary>
    Wait,
}
