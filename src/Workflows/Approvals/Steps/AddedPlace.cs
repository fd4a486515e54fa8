namespace Workflows.Approvals;

/// <summary>Where an added vote stands in its ballot.</summary>
/// <param name="SponsorId">The vote it comes before or after; null beside the step's own signers.</param>
/// <param name="GroupId">Those added by one act.</param>
/// <param name="Placement">Before or after.</param>
/// <param name="GroupMode">How those added by one act decide among themselves.</param>
/// <param name="AddedById">Who added it.</param>
/// <param name="Instruction">What that person wants to know.</param>
internal sealed record AddedPlace(
    Guid? SponsorId,
    Guid? GroupId,
    SignerPlacement Placement,
    ApprovalMode GroupMode,
    Guid AddedById,
    string? Instruction = null
);
