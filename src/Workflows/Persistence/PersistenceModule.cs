using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Persistence;

/// <summary>Registers the context of the configured database.</summary>
internal static class PersistenceModule
{
    public static IServiceCollection AddPersistence(
        this IServiceCollection services,
        DatabaseOptions database,
        string dataDirectory
    )
    {
        services.AddSingleton(new WriteGate(oneWriter: database.Provider is DatabaseProvider.Sqlite));
        services.AddSingleton<OutboxSignal>();

        return database.Provider is DatabaseProvider.Sqlite
            ? services.AddContext<SqliteWorkflowsDbContext>(
                (_, options) => options.UseSqlite(ConnectionString(database, dataDirectory))
            )
            : services.AddContext<PostgreSqlWorkflowsDbContext>(
                (_, options) => options.UseNpgsql(database.ConnectionString)
            );
    }

    /// <summary>Registers the context of a SQLite database whose one open connection is among the services.</summary>
    public static IServiceCollection AddOpenDatabase(this IServiceCollection services) =>
        services
            .AddSingleton(new WriteGate(oneWriter: false))
            .AddSingleton<OutboxSignal>()
            .AddContext<SqliteWorkflowsDbContext>(
                (provider, options) => options.UseSqlite(provider.GetRequiredService<SqliteConnection>())
            );

    private static IServiceCollection AddContext<TContext>(
        this IServiceCollection services,
        Action<IServiceProvider, DbContextOptionsBuilder> configure
    )
        where TContext : WorkflowsDbContext
    {
        services.AddDbContext<TContext>(configure);
        return services.AddScoped<WorkflowsDbContext>(provider => provider.GetRequiredService<TContext>());
    }

    private static string ConnectionString(DatabaseOptions database, string dataDirectory) =>
        database.ConnectionString.Length > 0
            ? database.ConnectionString
            : $"Data Source={Path.Combine(dataDirectory, "workflows.db")}";
}
