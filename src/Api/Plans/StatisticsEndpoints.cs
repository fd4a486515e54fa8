using MediatR;
using Workflows.Api.OpenApi;
using Workflows.Plans;
using Workflows.Plans.Periods;

namespace Workflows.Api.Plans;

internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        var statistics = app.MapGroup("/api/statistics").WithTags("台账与统计 Ledger");
        statistics.MapGet("/departments", DepartmentsAsync).WithName("GetDepartmentStatistics");
        statistics.MapGet("/sections", SectionsAsync).WithName("GetSectionStatistics");
        statistics.MapGet("/months", MonthsAsync).WithName("GetMonthStatistics");
        statistics.MapGet("/periods", PeriodsAsync).WithName("GetPeriodStatistics");
        statistics.MapGet("/steps", StepsAsync).WithName("GetStepStatistics");
        statistics.MapGet("/flows/{flow}", FlowAsync).WithName("GetFlowHeat");
    }

    /// <summary>How each department keeps the tasks it leads.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> DepartmentsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(asked.By(StatisticsBy.Department), cancellationToken);

    /// <summary>How the tasks of each section are kept.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> SectionsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(asked.By(StatisticsBy.Section), cancellationToken);

    /// <summary>How the tasks handed out, due or completed in each month are kept: the last 24 months there are any in.</summary>
    private static Task<IReadOnlyList<SupervisionCount>> MonthsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(asked.By(StatisticsBy.Month), cancellationToken);

    /// <summary>How tasks report for each period: the last 48 periods; the days are those periods begin on.</summary>
    private static Task<IReadOnlyList<PeriodCount>> PeriodsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new PeriodStatistics(asked.Tasks, asked.From, asked.To), cancellationToken);

    /// <summary>How long each step of the tasks' flows takes, and how often it sends matters back.</summary>
    private static Task<IReadOnlyList<FlowSteps>> StepsAsync(
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new StepStatistics(asked.During), cancellationToken);

    /// <summary>A flow as a picture with what each of its steps cost.</summary>
    private static Task<FlowHeatView> FlowAsync(
        string flow,
        [AsParameters] StatisticsParameters asked,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new FlowHeat(flow, asked.During), cancellationToken);
}

/// <summary>Which tasks are counted: of this plan, this department's, of this section, handed out, due or completed between these days.</summary>
internal sealed record StatisticsParameters(
    Guid? PlanId,
    Guid? DepartmentId,
    string? Section,
    Choice<TaskDay>? Day,
    DateOnly? From,
    DateOnly? To
)
{
    public LedgerFilter Tasks => new(PlanId, DepartmentId, Section: Section);

    public LedgerFilter During => Tasks.During(TaskDay, From, To);

    private TaskDay TaskDay => Day?.Value ?? TaskDay.HandedOut;

    public SupervisionStatistics By(StatisticsBy by) => new(by, Tasks, TaskDay, From, To);
}
