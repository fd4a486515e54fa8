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

    /// <summary>Whether the database answers.</summary>
    private static async Task<IResult> ReadyAsync(WorkflowsDbContext db, CancellationToken cancellationToken) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? TypedResults.Ok(new { status = "ready" })
            : TypedResults.Problem("数据库没有响应。", statusCode: 503, title: "服务未就绪");
}
