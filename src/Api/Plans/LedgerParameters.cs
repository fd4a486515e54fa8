using Workflows.Api.OpenApi;
using Workflows.Organization;
using Workflows.Plans;

namespace Workflows.Api.Plans;

/// <summary>Which tasks, as the query of an address says it.</summary>
internal sealed record LedgerParameters(
    Guid? PlanId,
    Guid? DepartmentId,
    Choice<TaskPart>? Part,
    Choice<PlanTaskStatus>? Status,
    Choice<Light>? Light,
    string? Search,
    string? Section,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    bool? Undated,
    DateOnly? From,
    DateOnly? To,
    Choice<LedgerMark>? Mark,
    string? Flow,
    string? Step,
    bool? Waiting
)
{
    public LedgerFilter Filter =>
        new(
            PlanId,
            DepartmentId,
            Part?.Value ?? TaskPart.Lead,
            Status?.Value,
            Light?.Value,
            Search,
            Section,
            DueFrom,
            DueTo,
            Undated,
            From,
            To,
            Mark?.Value,
            Flow,
            Step,
            Waiting ?? false
        );
}

/// <summary>In which order.</summary>
internal sealed record LedgerOrderParameters(Choice<LedgerOrder>? Sort, bool? Descending)
{
    public LedgerOrder By => Sort?.Value ?? LedgerOrder.Document;

    public bool IsDescending => Descending ?? false;
}
