using BenchmarkDotNet.Attributes;
using Workflows.Definitions;
using Workflows.Instances;

namespace Workflows.Benchmarks;

/// <summary>
/// What one stimulus costs with a SQLite file: load, resume, save, commit. It must cost the same whether ten or ten
/// thousand instances are finished beside the one that goes on.
/// </summary>
public class StorageBenchmarks
{
    private BenchmarkService service = null!;
    private string waiting = "";

    /// <summary>How many instances are finished beside it.</summary>
    [Params(10, 10_000)]
    public int Finished { get; set; }

    /// <summary>Fills the database.</summary>
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    /// <summary>An event resumes the instance, which waits for the next one.</summary>
    [Benchmark]
    public Task Resume() => service.SendAsync(new TriggerEvent("go", CorrelationId: null, waiting, Payload: null));

    /// <summary>Removes the database.</summary>
    [GlobalCleanup]
    public void CleanUp() => service.Dispose();

    private async Task SetUpAsync()
    {
        service = await BenchmarkService.StartAsync();
        await service.SendAsync(new SaveDefinition(Definitions.Of("done", Definitions.Line("line")), Publish: true));
        await service.SendAsync(
            new SaveDefinition(Definitions.Of("wait", Definitions.EndlessWait("go")), Publish: true)
        );
        for (var i = 0; i < Finished; i++)
            await service.SendAsync(new StartInstance("done"));
        waiting = (await service.SendAsync(new StartInstance("wait"))).InstanceId!;
    }
}
