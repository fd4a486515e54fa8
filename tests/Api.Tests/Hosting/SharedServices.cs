using Workflows.Persistence;

[assembly: AssemblyFixture(typeof(Workflows.Api.Tests.Hosting.SharedServices))]

namespace Workflows.Api.Tests.Hosting;

/// <summary>One running service a database, for tests that bring their own plan and leave the clock alone.</summary>
public sealed class SharedServices : IAsyncLifetime
{
    private Service? sqlite;
    private Service? postgreSql;

    /// <summary>The server of the PostgreSQL databases.</summary>
    public PostgreSqlServer Server { get; } = new();

    /// <summary>The databases every behaviour is held to.</summary>
    public static TheoryData<DatabaseProvider> Both { get; } = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public Service On(DatabaseProvider database) => database is DatabaseProvider.Sqlite ? sqlite! : postgreSql!;

    /// <summary>A service of its own, for a test that moves the clock or counts everything.</summary>
    public async Task<Service> StartAsync(
        DatabaseProvider database,
        IReadOnlyDictionary<string, string>? settings = null
    ) =>
        database is DatabaseProvider.Sqlite
            ? Service.OnSqlite(settings)
            : await Service.OnPostgreSqlAsync(Server, settings);

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await FirstStart.KeepAsync(Server);
        sqlite = Service.OnSqlite();
        postgreSql = await Service.OnPostgreSqlAsync(Server);

        // Asked for by parallel test classes, a host that has not started yet would start twice.
        sqlite.Start();
        postgreSql.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (sqlite is not null)
            await sqlite.DisposeAsync();
        if (postgreSql is not null)
            await postgreSql.DisposeAsync();
        await Server.DisposeAsync();
        FirstStart.Forget();
    }
}
