using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Api.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("健康 Health");
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" })).WithName("Live");
        health.MapGet("/ready", ReadyAsync).WithName("Ready");
    }

    /// <summary>Whether the database answers, and what somebody should look at though the service runs.</summary>
    /// <remarks>Parked messages (搁置) are those given up on after ten tries; an office admin has them tried again.</remarks>
    private static async Task<IResult> ReadyAsync(
        WorkflowsDbContext db,
        OfficeTime time,
        PendingWork pending,
        CancellationToken cancellationToken
    ) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? TypedResults.Ok(
                new
                {
                    status = "ready",
                    warnings = time.MissingYears.Select(Warning),
                    parkedMessages = await pending.ParkedMessagesAsync(cancellationToken),
                }
            )
            : TypedResults.Problem("数据库没有响应。", statusCode: 503, title: "服务未就绪");

    private static string Warning(int year) => $"工作日历缺少{year}年的放假安排，这一年按普通周末推算。";
}
