using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Persistence;

namespace Workflows.Trials;

/// <summary>Opens offices for trials, each with an empty database of its own.</summary>
internal sealed class TrialOffices(IConfiguration configuration) : IDisposable
{
    private readonly Lock making = new();
    private IServiceCollection? features;
    private SqliteConnection? blank;

    /// <summary>An office in which it is this moment.</summary>
    public TrialOffice Open(DateTimeOffset now)
    {
        var database = TrialOffice.NewDatabase();
        lock (making)
        {
            features ??= Features();
            blank ??= Blank();
            blank.BackupDatabase(database);
        }

        return new TrialOffice(features, database, now);
    }

    /// <inheritdoc/>
    public void Dispose() => blank?.Dispose();

    // What a flow writes to the log is not the service's doing.
    private IServiceCollection Features() =>
        new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddOpenDatabase()
            .AddFeatures(configuration, dataDirectory: "");

    // Made once, by the same migrations as the real one: a copy of it costs next to nothing.
    private static SqliteConnection Blank()
    {
        var database = TrialOffice.NewDatabase();
        using var db = new SqliteWorkflowsDbContext(
            new DbContextOptionsBuilder<SqliteWorkflowsDbContext>().UseSqlite(database).Options
        );
        db.Database.Migrate();
        return database;
    }
}
