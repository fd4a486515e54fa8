using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workflows.Persistence;

namespace Workflows.Tests.Organization;

/// <summary>A SQLite file of its own folder, gone after the test.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workflows-");

    public TemporaryDatabase()
    {
        using var db = Open();
        db.Database.EnsureCreated();
    }

    public WorkflowsDbContext Open(params IInterceptor[] interceptors) =>
        new SqliteWorkflowsDbContext(
            new DbContextOptionsBuilder<SqliteWorkflowsDbContext>()
                .UseSqlite($"Data Source={Path.Combine(folder.FullName, "test.db")}")
                .AddInterceptors(interceptors)
                .Options
        );

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
