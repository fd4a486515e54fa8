using MediatR;
using Workflows.Plans;

namespace Workflows.Api.Plans;

internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        var statistics = app.MapGroup("/api/statistics").WithTags("台账与统计 Ledger");
        statistics.MapGet("/departments", DepartmentsAsync).WithName("GetDepartmentStatistics");
        statistics.MapGet("/sections", SectionsAsync).WithName("GetSectionStatistics");
        statistics.MapGet("/months", MonthsAsync).WithName("GetMonthStatistics");
        statistics.MapGet("/steps", StepsAsync).WithName("GetStepStatistics");
        statistics.MapGet("/flows/{flow}", FlowAsync).WithName("GetFlowHeat");
    }

    /// <summary>How each department keeps the tasks it leads.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> DepartmentsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new SupervisionStatistics(StatisticsBy.Department, asked.Filter), cancellationToken);

    /// <summary>How the tasks of each section are kept.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> SectionsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new SupervisionStatistics(StatisticsBy.Section, asked.Filter), cancellationToken);

    /// <summary>How the tasks handed out in each month are kept: the last 24 months there are any in.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> MonthsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new SupervisionStatistics(StatisticsBy.Month, asked.Filter), cancellationToken);

    /// <summary>How long each step of the tasks' flows takes, and how often it sends matters back.</summary>
    private static Task<IReadOnlyList<FlowSteps>> StepsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new StepStatistics(asked.Filter), cancellationToken);

    /// <summary>A flow as a picture with what each of its steps cost.</summary>
    private static Task<FlowHeatView> FlowAsync(
        string flow,
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new FlowHeat(flow, asked.Filter), cancellationToken);
}

/// <summary>Which tasks are counted: of this plan, this department's, of this section, handed out between these days.</summary>
internal sealed record StatisticsParameters(
    Guid? PlanId,
    Guid? DepartmentId,
    string? Section,
    DateOnly? From,
    DateOnly? To
)
{
    public LedgerFilter Filter => new(PlanId, DepartmentId, Section: Section, HandedOutFrom: From, HandedOutTo: To);
}
