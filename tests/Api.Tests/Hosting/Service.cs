using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Workflows.Approvals;
using Workflows.Persistence;
using Workflows.Plans.Periods;
using Workflows.Reminders;

namespace Workflows.Api.Tests.Hosting;

/// <summary>The whole service in this process, on a database of its own, with a clock the test moves.</summary>
public sealed class Service : IAsyncDisposable
{
    public const string Password = ServiceProcess.Password;

    private readonly string folder = Directory.CreateTempSubdirectory("workflows-service-").FullName;
    private readonly DatabaseProvider provider;
    private readonly string connectionString;
    private readonly IReadOnlyDictionary<string, string> settings;
    private WebApplicationFactory<Program> factory;

    private Service(
        DatabaseProvider provider,
        string connectionString,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        this.provider = provider;
        this.connectionString = connectionString;
        this.settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        if (provider is DatabaseProvider.Sqlite)
            FirstStart.CopyTo(DatabaseFile, settings);
        factory = Create();
    }

    /// <summary>A Monday morning in the office: 2026-03-02 09:30 in Asia/Shanghai.</summary>
    public OfficeClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero));

    public IServiceProvider Services => factory.Services;

    /// <summary>Where the SQLite database is.</summary>
    public string DatabaseFile => Path.Combine(folder, "workflows.db");

    /// <summary>What the PostgreSQL database is called.</summary>
    public string DatabaseName => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    /// <summary>What a tool run beside the service needs to find its database and files.</summary>
    public IReadOnlyList<string> ToolSettings =>
        [
            $"--Data:Directory={folder}",
            $"--Database:Provider={provider}",
            $"--Database:ConnectionString={connectionString}",
        ];

    public static Service OnSqlite(IReadOnlyDictionary<string, string>? settings = null) =>
        new(DatabaseProvider.Sqlite, "", settings);

    public static async Task<Service> OnPostgreSqlAsync(
        PostgreSqlServer server,
        IReadOnlyDictionary<string, string>? settings = null
    ) => new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(FirstStart.DatabaseFor(settings)), settings);

    /// <summary>Starts the host now and not when it is first asked for.</summary>
    public void Start() => factory.StartServer();

    /// <summary>Starts the host and stops it again for good.</summary>
    public async Task StopAsync()
    {
        Start();
        await factory.DisposeAsync();
    }

    /// <summary>Stops the host and starts another on the same database.</summary>
    public async Task RestartAsync()
    {
        await factory.DisposeAsync();
        factory = Create();
        Start();
    }

    /// <summary>Signs somebody in.</summary>
    public async Task<Session> SignInAsync(string userName)
    {
        var session = new Session(factory.CreateClient(), userName);
        await session.SignInAsync(Password);
        return session;
    }

    /// <summary>A client that nobody has signed in with.</summary>
    public HttpClient Anonymous() => factory.CreateClient();

    /// <summary>Moves the clock and lets the recurring jobs see it, as the service's own clock would.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await SweepAsync();
    }

    /// <summary>Carries out what committed commands left to be done, and what that leaves in turn.</summary>
    public async Task DeliverAsync()
    {
        while (true)
        {
            await using var scope = Services.CreateAsyncScope();
            var pending = await scope.ServiceProvider.GetRequiredService<PendingWork>().MessagesAsync(default);
            if (pending.Count == 0)
                return;
            foreach (var message in pending)
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DeliverMessage(message));
        }
    }

    public async Task SweepAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReminderSweep>().RunAsync(CancellationToken.None);
        var pending = scope.ServiceProvider.GetRequiredService<PendingWork>();
        foreach (var bookmark in await pending.TimersAsync(CancellationToken.None))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FireTimer(bookmark));
        foreach (var trigger in await pending.TriggersAsync(CancellationToken.None))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FireTrigger(trigger));
        foreach (var round in await pending.TermsAsync(CancellationToken.None))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PassTerm(round));
        foreach (var task in await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DuePeriods()))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new OpenPeriods(task));
        foreach (var parked in await pending.ParkedEventsAsync(CancellationToken.None))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DeliverParkedEvent(parked));
    }

    private WebApplicationFactory<Program> Create() =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Data:Directory", folder);
            host.UseSetting("Data:SeedPlan", "false");
            host.UseSetting("Database:Provider", provider.ToString());
            host.UseSetting("Database:ConnectionString", connectionString);
            host.UseSetting("Demonstration:Password", Password);
            // Wall time: a first script beside busy tests is no endless one.
            host.UseSetting("Expressions:Timeout", "00:00:10");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.ClearProviders());
            host.ConfigureTestServices(services =>
                services
                    .AddSingleton<TimeProvider>(Clock)
                    .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1)
            );
        });

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();

        // A pool outlives its host: a server shared by many hosts would run out of connections.
        if (provider is DatabaseProvider.PostgreSql)
            NpgsqlConnection.ClearPool(new(connectionString));
        Directory.Delete(folder, recursive: true);
    }
}
