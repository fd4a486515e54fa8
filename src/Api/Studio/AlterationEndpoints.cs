using MediatR;
using Workflows.Instances;

namespace Workflows.Api.Studio;

/// <summary>Repair of running and failed instances.</summary>
internal static class AlterationEndpoints
{
    public static void MapAlterations(this IEndpointRouteBuilder elsa)
    {
        elsa.MapPost("/alterations/run", RunAsync).WithName("RunAlterations");
        elsa.MapPost("/alterations/try", TryAsync).WithName("TryAlterations");
        elsa.MapPost("/alterations/workflows/retry", RetryAsync).WithName("RetryWorkflows");
    }

    /// <summary>Repairs instances, each in its own commit: all alterations of an instance or none.</summary>
    private static Task<IResult> RunAsync(
        AlterationsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        ForEachAsync(
            request.WorkflowInstanceIds,
            id => mediator.Send(new AlterInstance(id, request.Alterations), cancellationToken)
        );

    /// <summary>Says what the alterations would do to each instance; nothing is stored.</summary>
    private static Task<IResult> TryAsync(
        AlterationsRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        ForEachAsync(
            request.WorkflowInstanceIds,
            id => mediator.Send(new AlterInstance(id, request.Alterations, DryRun: true), cancellationToken)
        );

    /// <summary>Runs failed activities once more.</summary>
    private static Task<IResult> RetryAsync(
        RetryRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        ForEachAsync(
            request.WorkflowInstanceIds,
            id => mediator.Send(new RetryInstance(id, request.ActivityIds), cancellationToken)
        );

    private static async Task<IResult> ForEachAsync(
        IReadOnlyList<string> ids,
        Func<string, Task<AlteredInstance>> alter
    )
    {
        var results = new List<object>(ids.Count);
        foreach (var id in ids)
            results.Add(await ResultOfAsync(id, alter));
        return Results.Json(new { results }, ElsaJson.Options);
    }

    private static async Task<object> ResultOfAsync(string id, Func<string, Task<AlteredInstance>> alter)
    {
        try
        {
            var altered = await alter(id);
            return new
            {
                workflowInstanceId = id,
                isSuccessful = true,
                log = Array.Empty<object>(),
                altered.Status,
                altered.SubStatus,
                altered.WaitingActivityIds,
            };
        }
        catch (Exception exception) when (exception is RuleException or NotFoundException or InvalidRequestException)
        {
            return new
            {
                workflowInstanceId = id,
                isSuccessful = false,
                log = new[] { new { message = exception.Message, logLevel = "Error" } },
            };
        }
    }
}

/// <summary>Which repairs of which instances.</summary>
internal sealed record AlterationsRequest(
    IReadOnlyList<Alteration> Alterations,
    IReadOnlyList<string> WorkflowInstanceIds
);

/// <summary>Which failed activities of which instances to run again.</summary>
internal sealed record RetryRequest(IReadOnlyList<string> WorkflowInstanceIds, IReadOnlyList<string>? ActivityIds);
