using Microsoft.Data.Sqlite;
using Npgsql;

namespace Workflows.Api.Tests.Hosting;

/// <summary>
/// Databases as the service leaves them after its first start: tables made, organisation and flows read in. They are
/// made once a run, and every other host begins from a copy, as a service does that is started again.
/// </summary>
internal static class FirstStart
{
    private static string? file;
    private static string? database;

    /// <summary>Starts the service once on each database and keeps what it left.</summary>
    public static async Task KeepAsync(PostgreSqlServer server)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("workflows-first-").FullName, "workflows.db");
        await using (var service = Service.OnSqlite())
        {
            await service.StopAsync();
            SqliteConnection.ClearAllPools();
            File.Copy(service.DatabaseFile, path);
        }

        await using (var service = await Service.OnPostgreSqlAsync(server))
        {
            await service.StopAsync();
            NpgsqlConnection.ClearAllPools();
            database = service.DatabaseName;
        }

        file = path;
    }

    /// <summary>Puts the kept file where a host will look for its database, unless its settings change what is read in.</summary>
    public static void CopyTo(string path, IReadOnlyDictionary<string, string>? settings)
    {
        if (file is not null && !ChangesFirstStart(settings))
            File.Copy(file, path);
    }

    /// <summary>The PostgreSQL database to copy, if there is one.</summary>
    public static string? DatabaseFor(IReadOnlyDictionary<string, string>? settings) =>
        ChangesFirstStart(settings) ? null : database;

    /// <summary>Removes the file.</summary>
    public static void Forget()
    {
        if (file is not null)
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static bool ChangesFirstStart(IReadOnlyDictionary<string, string>? settings) =>
        settings?.Keys.Any(key => key.Split(':')[0] is "Organization" or "Administrator" or "Demonstration") ?? false;
}
