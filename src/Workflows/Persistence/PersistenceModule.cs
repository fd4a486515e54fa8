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
            ? services.AddContext<SqliteWorkflowsDbContext>(options =>
                options.UseSqlite(SqliteConnection(database, dataDirectory))
            )
            : services.AddContext<PostgreSqlWorkflowsDbContext>(options =>
                options.UseNpgsql(database.ConnectionString)
            );
    }

    private static IServiceCollection AddContext<TContext>(
        this IServiceCollection services,
        Action<DbContextOptionsBuilder> configure
    )
        where TContext : WorkflowsDbContext
    {
        services.AddDbContext<TContext>(configure);
        return services.AddScoped<WorkflowsDbContext>(provider => provider.GetRequiredService<TContext>());
    }

    private static string SqliteConnection(DatabaseOptions database, string dataDirectory) =>
        database.ConnectionString.Length > 0
            ? database.ConnectionString
            : $"Data Source={Path.Combine(dataDirectory, "workflows.db")}";
}
