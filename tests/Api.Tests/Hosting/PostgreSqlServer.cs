using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Workflows.Api.Tests.Hosting;

/// <summary>A PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone with the run.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("workflows-postgresql-").FullName;
    private readonly int port = FreePort();
    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["postgres", folder]);

        await RunServerToolAsync("initdb", ["-D", Data, "-U", "workflows", "-A", "trust", "-E", "UTF8", "--no-sync"]);
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=1000";
        await RunServerToolAsync(
            "pg_ctl",
            ["-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start"]
        );
    }

    /// <summary>Makes a database, empty or a copy of another, and returns how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"workflows_{Interlocked.Increment(ref databases)}";
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE {template ?? "template1"}");
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <summary>Ends a database's connections and refuses new ones, or lets them in again.</summary>
    public async Task AllowConnectionsAsync(string database, bool allowed)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var command = source.CreateCommand(
            $"""
            ALTER DATABASE {database} ALLOW_CONNECTIONS {allowed};
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE NOT {allowed} AND datname = '{database}'
            """
        );
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await RunServerToolAsync("pg_ctl", ["-D", Data, "-m", "immediate", "stop"]);
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Username=workflows;Database={database};Maximum Pool Size=40";

    private static Task RunServerToolAsync(string tool, string[] arguments)
    {
        var path =
            Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin/" + tool;

        // The server refuses to run as root.
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
