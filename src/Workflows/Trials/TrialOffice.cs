using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans.Periods;
using Workflows.Reminders;

namespace Workflows.Trials;

/// <summary>
/// The whole service on a database in memory, for the length of one walk: the real commands, none of the real data.
/// What leaves the process stays in its outbox.
/// </summary>
internal sealed class TrialOffice : IAsyncDisposable
{
    private const int MostRounds = 200;

    private readonly SqliteConnection database;
    private readonly TrialClock clock;
    private readonly ServiceProvider services;

    public TrialOffice(IEnumerable<ServiceDescriptor> features, SqliteConnection database, DateTimeOffset now)
    {
        this.database = database;
        clock = new TrialClock(now);
        IServiceCollection all = new ServiceCollection();
        foreach (var feature in features)
            all.Add(feature);
        services = all.AddSingleton(database).AddSingleton<TimeProvider>(clock).BuildServiceProvider();
    }

    /// <summary>What time it is in the trial.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A database that is gone when its connection is closed.</summary>
    public static SqliteConnection NewDatabase()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    public void GoTo(DateTimeOffset moment) => clock.GoTo(moment);

    /// <summary>Stores what the office begins with.</summary>
    public async Task FillAsync(IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<CalendarStore>().RefreshAsync(cancellationToken);
    }

    /// <summary>Sends a command or a query in a person's name.</summary>
    public async Task<TResponse> SendAsync<TResponse>(
        IRequest<TResponse> request,
        Guid? personId,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().PersonId = personId;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Does what is due at this moment and belongs to nobody's request, until there is nothing left.</summary>
    /// <returns>What went wrong on the way, in sentences.</returns>
    public async Task<IReadOnlyList<string>> SettleAsync(CancellationToken cancellationToken)
    {
        var failures = new Dictionary<IRequest<Unit>, string>();
        for (var round = 0; round < MostRounds; round++)
        {
            var due = (await DueAsync(cancellationToken)).Where(command => !failures.ContainsKey(command)).ToList();
            if (due.Count == 0)
                return [.. failures.Values];
            foreach (var command in due)
                if (await FailureOfAsync(command, cancellationToken) is { } failure)
                    failures[command] = failure;
        }

        return [.. failures.Values, "流程一直自己往下走，没有停下来等人，请检查有没有绕圈的连线。"];
    }

    /// <summary>Does something and takes it back, for what is learned from it.</summary>
    public async Task<T> TryAsync<T>(Func<Task<T>> look)
    {
        await using var kept = NewDatabase();
        database.BackupDatabase(kept);
        var now = Now;
        try
        {
            return await look();
        }
        finally
        {
            kept.BackupDatabase(database);
            GoTo(now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<IReadOnlyList<IRequest<Unit>>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReminderSweep>().RunAsync(cancellationToken);
        var pending = scope.ServiceProvider.GetRequiredService<PendingWork>();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        return
        [
            .. (await pending.MessagesAsync(cancellationToken)).Select(id => new DeliverMessage(id)),
            .. (await pending.TimersAsync(cancellationToken)).Select(id => new FireTimer(id)),
            .. (await pending.TermsAsync(cancellationToken)).Select(id => new PassTerm(id)),
            .. (await pending.ParkedEventsAsync(cancellationToken)).Select(id => new DeliverParkedEvent(id)),
            .. (await mediator.Send(new DuePeriods(), cancellationToken)).Select(id => new OpenPeriods(id)),
        ];
    }

    // The service would try again later, and again be refused until somebody mends the cause.
    private async Task<string?> FailureOfAsync(IRequest<Unit> command, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(command, personId: null, cancellationToken);
            return null;
        }
        catch (Exception exception) when (TrialRefusal.Of(exception, act: 0) is { } refusal)
        {
            return refusal.Message;
        }
    }
}
