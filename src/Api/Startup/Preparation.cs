using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Api.Audit;
using Workflows.Api.Auth;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Plans;

namespace Workflows.Api.Startup;

/// <summary>Brings the database up to date and loads what an empty one starts with. Doing it again changes nothing.</summary>
internal static partial class Preparation
{
    /// <summary>Migrates, seeds the organisation, publishes the flows and, if asked, imports and launches the seed plan.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var cancellationToken = app.Lifetime.ApplicationStopping;
        var db = services.GetRequiredService<WorkflowsDbContext>();

        await db.Database.MigrateAsync(cancellationToken);
        await services.GetRequiredService<AuditChain>().LinkOldRowsAsync(cancellationToken);
        await services.GetRequiredService<AuditAnchorLog>().WriteAsync(cancellationToken);
        await LoadCalendarAsync(services, cancellationToken);
        await app.LoadOrganizationAsync(cancellationToken);
        await services.GetRequiredService<DefinitionFiles>().PublishAsync(PathOf("workflows"), cancellationToken);
        if (services.GetRequiredService<IOptions<DataOptions>>().Value.SeedPlan)
            await SeedPlanAsync(services, app.Logger, cancellationToken);
    }

    private static async Task LoadCalendarAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var calendar = services.GetRequiredService<CalendarStore>();
        var file = services.GetRequiredService<IOptions<WorkCalendarOptions>>().Value.FilePath;
        await calendar.SeedAsync(WorkCalendar.ReadYears(file), cancellationToken);
        await calendar.RefreshAsync(cancellationToken);
    }

    // The plan is imported in the name of the office; a database without people has nobody who could.
    private static async Task SeedPlanAsync(
        IServiceProvider services,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var people = await services
            .GetRequiredService<WorkflowsDbContext>()
            .Set<Person>()
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        if (people.Find(person => person.Is(Role.OfficeAdmin)) is not { } admin)
            return;

        services.GetRequiredService<Caller>().PersonId = admin.Id;
        var document = await File.ReadAllBytesAsync(PathOf("seeds/plan.txt"), cancellationToken);
        var plan = await services.GetRequiredService<IMediator>().Send(new SeedPlan(document), cancellationToken);
        if (plan is not null)
            LogSeeded(logger, plan.TaskCount);
    }

    private static string PathOf(string path) => Path.Combine(AppContext.BaseDirectory, path);

    [LoggerMessage(LogLevel.Information, "Imported and launched seeds/plan.txt: {TaskCount} tasks")]
    private static partial void LogSeeded(ILogger logger, int taskCount);
}
