using BenchmarkDotNet.Attributes;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions;
using Workflows.Instances;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Benchmarks;

/// <summary>
/// What one stimulus costs with a SQLite file: load, resume, save, commit. It must cost the same whether ten or ten
/// thousand instances are finished beside the one that goes on.
/// </summary>
public class StorageBenchmarks
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workflows-");
    private ServiceProvider services = null!;
    private Guid admin;
    private string waiting = "";

    /// <summary>How many instances are finished beside it.</summary>
    [Params(10, 10_000)]
    public int Finished { get; set; }

    /// <summary>Fills the database.</summary>
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    /// <summary>An event resumes the instance, which waits for the next one.</summary>
    [Benchmark]
    public Task Resume() => SendAsync(new TriggerEvent("go", CorrelationId: null, waiting, Payload: null));

    /// <summary>Removes the database.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task SetUpAsync()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddWorkflows(new ConfigurationBuilder().Build(), folder.FullName)
            .BuildServiceProvider();
        await using (var scope = services.CreateAsyncScope())
            await FillOrganizationAsync(scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>());
        await SendAsync(new SaveDefinition(Definitions.Of("done", Definitions.Line("line")), Publish: true));
        await SendAsync(new SaveDefinition(Definitions.Of("wait", Definitions.EndlessWait("go")), Publish: true));
        for (var i = 0; i < Finished; i++)
            await SendAsync(new StartInstance("done"));
        waiting = (await SendAsync(new StartInstance("wait"))).InstanceId!;
    }

    private async Task FillOrganizationAsync(WorkflowsDbContext db)
    {
        await db.Database.MigrateAsync();
        var office = new Department
        {
            Code = "office",
            ShortName = "办公室",
            Name = "办公室",
            Kind = DepartmentKind.Organ,
        };
        var person = new Person
        {
            Name = "管理员",
            DepartmentId = office.Id,
            Roles = [Role.OfficeAdmin],
        };
        db.AddRange(office, person);
        await db.SaveChangesAsync();
        admin = person.Id;
    }

    private async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().PersonId = admin;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
