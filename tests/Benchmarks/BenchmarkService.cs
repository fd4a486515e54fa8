using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Benchmarks;

/// <summary>The service without a host, on a SQLite file of its own, with one department and its admin.</summary>
internal sealed class BenchmarkService : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workflows-");
    private readonly ServiceProvider services;

    private BenchmarkService() =>
        services = new ServiceCollection()
            .AddLogging()
            .AddWorkflows(new ConfigurationBuilder().Build(), folder.FullName)
            .BuildServiceProvider();

    public Department Office { get; } =
        new()
        {
            Code = "office",
            ShortName = "办公室",
            Name = "办公室",
            Kind = DepartmentKind.Organ,
        };

    public Person Admin { get; private set; } = null!;

    public static async Task<BenchmarkService> StartAsync()
    {
        var service = new BenchmarkService();
        service.Admin = new Person
        {
            Name = "管理员",
            DepartmentId = service.Office.Id,
            Roles = [Role.OfficeAdmin],
        };
        await service.UseAsync(async scope =>
        {
            var db = scope.GetRequiredService<WorkflowsDbContext>();
            await db.Database.MigrateAsync();
            db.AddRange(service.Office, service.Admin);
            await db.SaveChangesAsync();
        });
        return service;
    }

    /// <summary>Sends a request as the admin.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().PersonId = Admin.Id;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Does something with the services of one request.</summary>
    public async Task UseAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
