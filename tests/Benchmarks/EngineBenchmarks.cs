using BenchmarkDotNet.Attributes;
using Workflows.Approvals;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Benchmarks;

/// <summary>What the engine costs by itself: nothing is stored.</summary>
public class EngineBenchmarks
{
    private readonly WorkflowRunner runner = new(TimeProvider.System);
    private readonly StartRequest task = new("task")
    {
        Input = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["LeadDepartment"] = "xuanchuan",
            ["Title"] = "task",
        },
    };
    private readonly Dictionary<string, object?> accepted = new(StringComparer.Ordinal)
    {
        [HumanActivity.OutcomeKey] = "accept",
    };
    private string planTaskJson = "";
    private WorkflowGraph planTask = null!;
    private WorkflowGraph row = null!;
    private WorkflowGraph loop = null!;
    private string waiting = "";

    /// <summary>Compiles what is run.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        planTaskJson = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "plan-task.json"));
        planTask = CompilePlanTask();
        row = GraphCompiler.Compile(Definitions.Of("row", Definitions.Row(100)).ToJsonString(), ActivityCatalog.Core);
        loop = GraphCompiler.Compile(
            Definitions.Of("loop", Definitions.Loop(10_000)).ToJsonString(),
            ActivityCatalog.Core
        );
        waiting = WorkflowStateSerializer.Serialize(runner.Start(planTask, task).State);
        Require(FlowOfAHundred().State, WorkflowSubStatus.Finished);
        Require(LoopOfTenThousand().State, WorkflowSubStatus.Finished);
        Require(DecidePlanTask().State, WorkflowSubStatus.Suspended);
    }

    /// <summary>Reads the task flow's definition, as at its first use after a start of the service.</summary>
    [Benchmark]
    public WorkflowGraph CompilePlanTask() => GraphCompiler.Compile(planTaskJson, FlowCatalog.Activities);

    /// <summary>Starts a task's flow, up to where somebody must accept it.</summary>
    [Benchmark(Baseline = true)]
    public Burst StartPlanTask() => runner.Start(planTask, task);

    /// <summary>One decision: the stored state is read, the flow goes on to the next step, the state is written.</summary>
    [Benchmark]
    public Burst DecidePlanTask()
    {
        var state = WorkflowStateSerializer.Deserialize(waiting, planTask);
        var burst = runner.Resume(planTask, state, state.Bookmarks[0].Id, accepted);
        return WorkflowStateSerializer.Serialize(burst.State).Length > 0
            ? burst
            : throw new InvalidOperationException();
    }

    /// <summary>A flow of a hundred activities from start to end.</summary>
    [Benchmark]
    public Burst FlowOfAHundred() => runner.Start(row, new StartRequest("row"));

    /// <summary>A loop of ten thousand rounds.</summary>
    [Benchmark]
    public Burst LoopOfTenThousand() => runner.Start(loop, new StartRequest("loop"));

    private static void Require(WorkflowState state, WorkflowSubStatus expected)
    {
        if (state.SubStatus != expected)
            throw new InvalidOperationException($"The flow came to {state.SubStatus}, not {expected}.");
    }
}
