using Workflows.Api.OpenApi;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Plans;
using Workflows.Plans.Periods;

namespace Workflows.Api.Plans;

/// <summary>Which tasks, as the query of an address says it; a period is named by its length and its first day.</summary>
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
    DateOnly? CompletedFrom,
    DateOnly? CompletedTo,
    Choice<LedgerMark>? Mark,
    string? Flow,
    string? Step,
    Choice<StepVisit>? Visit,
    Choice<Cycle>? Cycle,
    DateOnly? Period,
    Choice<PeriodReport>? Report,
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
            CompletedFrom,
            CompletedTo,
            Mark?.Value,
            Flow,
            Step,
            Visit?.Value,
            Cycle is { } cycle && Period is { } day ? new Period(cycle.Value, day) : null,
            Report?.Value,
            Waiting ?? false
        );
}

/// <summary>In which order.</summary>
internal sealed record LedgerOrderParameters(Choice<LedgerOrder>? Sort, bool? Descending)
{
    public LedgerOrder By => Sort?.Value ?? LedgerOrder.Document;

    public bool IsDescending => Descending ?? false;
}
