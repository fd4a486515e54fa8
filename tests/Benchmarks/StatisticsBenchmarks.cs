using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Approvals;
using Workflows.Definitions;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Benchmarks;

/// <summary>
/// What the statistics of steps cost with a SQLite file. Of the last month, which has a hundred tasks whatever came
/// before, they must cost the same; of all the time they grow with the work items they count.
/// </summary>
public class StatisticsBenchmarks
{
    private const int StepsOfTask = 5;
    private const int TasksOfMonth = 100;
    private const string Flow = "done";

    private static readonly DateOnly Month = new(2026, 3, 1);

    private BenchmarkService service = null!;

    /// <summary>How many work items were decided.</summary>
    [Params(1_000, 50_000)]
    public int Decided { get; set; }

    /// <summary>Fills the database.</summary>
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    /// <summary>The steps of the tasks handed out in the last month.</summary>
    [Benchmark]
    public Task<IReadOnlyList<FlowSteps>> HandedOutInTheMonth() => OfMonthAsync(TaskDay.HandedOut);

    /// <summary>The steps of the tasks whose result was approved in the last month.</summary>
    [Benchmark]
    public Task<IReadOnlyList<FlowSteps>> CompletedInTheMonth() => OfMonthAsync(TaskDay.Completed);

    /// <summary>The steps of all tasks.</summary>
    [Benchmark]
    public Task<IReadOnlyList<FlowSteps>> OfAll() => service.SendAsync(new StepStatistics(new LedgerFilter()));

    /// <summary>Removes the database.</summary>
    [GlobalCleanup]
    public void CleanUp() => service.Dispose();

    private Task<IReadOnlyList<FlowSteps>> OfMonthAsync(TaskDay day) =>
        service.SendAsync(new StepStatistics(new LedgerFilter().During(day, Month, Month.AddMonths(1).AddDays(-1))));

    private async Task SetUpAsync()
    {
        service = await BenchmarkService.StartAsync();
        await service.SendAsync(new SaveDefinition(Definitions.Of(Flow, Definitions.Line("line")), Publish: true));
        foreach (var some in Enumerable.Range(0, Decided / StepsOfTask).Chunk(500))
            await service.UseAsync(scope => FillAsync(scope, some));
    }

    // The first tasks are the month's; the others were handed out before, a hundred a month.
    private async Task FillAsync(IServiceProvider scope, int[] numbers)
    {
        var db = scope.GetRequiredService<WorkflowsDbContext>();
        var office = scope.GetRequiredService<OfficeTime>();
        var plan = new Plan { Title = "方案", CreatedAt = office.Now };
        db.Add(plan);
        foreach (var number in numbers)
        {
            var at = OfficeTime.At(Month.AddMonths(-(number / TasksOfMonth)).AddDays(number % 28), new TimeOnly(9, 0));
            var task = new PlanTask
            {
                PlanId = plan.Id,
                Order = number,
                Number = $"{number}",
                Title = "任务",
                Text = "任务",
                LeadDepartmentId = service.Office.Id,
            };
            task.Launch($"{number}", at);
            task.Enter(PlanTaskStatus.Closed, at);
            db.Add(task);
            for (var step = 0; step < StepsOfTask; step++)
                AddDecided(db, office, task, step, at);
        }

        await db.SaveChangesAsync();
    }

    private void AddDecided(WorkflowsDbContext db, OfficeTime office, PlanTask task, int step, DateTimeOffset at)
    {
        var round = new ApprovalRound
        {
            WorkflowInstanceId = task.WorkflowInstanceId!,
            BookmarkId = $"{task.Number}-{step}",
            ActivityId = $"step{step}",
            Order = step,
            Mode = ApprovalMode.Any,
            OnRefusal = RefusalRule.EndNow,
            OpenedAt = at,
        };
        var item = new WorkItem
        {
            Kind = WorkItemKind.Review,
            Title = $"第{step + 1}步",
            DepartmentId = service.Office.Id,
            Role = Role.OfficeAdmin,
            Outcomes = [new WorkItemOutcome(Outcomes.Approve, "同意", CommentRequired: false)],
            PlanId = task.PlanId,
            TaskId = task.Id,
            SubtaskId = null,
            ConsultationId = null,
            WorkflowInstanceId = round.WorkflowInstanceId,
            DefinitionId = Flow,
            RoundId = round.Id,
            BookmarkId = round.BookmarkId,
            CreatedAt = at,
        };
        item.Decide(Outcomes.Approve, service.Admin, comment: null, office);
        db.AddRange(round, item);
    }
}
