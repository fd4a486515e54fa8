using System.Text.Json.Nodes;
using MediatR;
using Workflows.Instances;
using Workflows.Persistence.Flows;

namespace Workflows.Api.Studio;

/// <summary>Repair of running and failed instances, and moving them to another version.</summary>
internal static class AlterationEndpoints
{
    private const int MostIds = 100_000;
    private const int MostAtOnce = 1000;

    public static void MapAlterations(this IEndpointRouteBuilder elsa)
    {
        elsa.MapPost("/alterations/run", RunAsync).WithName("RunAlterations");
        elsa.MapPost("/alterations/dry-run", DryRunAsync).WithName("DryRunAlterations");
        elsa.MapPost("/alterations/submit", SubmitAsync).WithName("SubmitAlterations");
        elsa.MapGet("/alterations/{id}", GetAsync).WithName("GetAlterationPlan");
        elsa.MapPost("/alterations/workflows/retry", RetryAsync).WithName("RetryWorkflows");
    }

    /// <summary>Repairs instances, each in its own commit: all alterations of an instance or none.</summary>
    private static Task<IResult> RunAsync(
        AlterationsRequest request,
        IMediator mediator,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        ForEachAsync(
            request.WorkflowInstanceIds,
            request.Alterations,
            clock,
            id => mediator.Send(new AlterInstance(id, request.Alterations), cancellationToken)
        );

    /// <summary>The instances a filter matches and, where alterations are given, what would become of each; nothing is stored.</summary>
    private static async Task<IResult> DryRunAsync(
        JsonObject body,
        int? skip,
        int? take,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        // Elsa sends the filter itself; with alterations the body is that of submit.
        var request = ElsaBody.Read<SubmitRequest>(body);
        var filter = request.Filter ?? ElsaBody.Read<InstanceFilter>(body);
        var ids = await mediator.Send(new MatchingInstances(filter, AfterId: "", MostIds), cancellationToken);
        var tried = request.Alterations is { Count: > 0 } alterations
            ? await mediator.Send(
                new AlterationTrial([.. ids.Skip(skip ?? 0).Take(Math.Clamp(take ?? 100, 1, MostAtOnce))], alterations),
                cancellationToken
            )
            : [];
        return Results.Json(
            new
            {
                workflowInstanceIds = ids,
                totalCount = ids.Count,
                results = tried.Select(ResultOf),
            },
            ElsaJson.Options
        );
    }

    /// <summary>Stores a plan; its jobs run afterwards, one instance a commit.</summary>
    private static async Task<IResult> SubmitAsync(
        SubmitRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (request.Alterations is not { Count: > 0 } alterations)
            throw new InvalidRequestException("alterations_missing", "alterations", "请给出至少一项修复操作。");

        var filter = request.Filter ?? new InstanceFilter();
        var plan = await mediator.Send(new SubmitAlterations(alterations, filter, request.Id), cancellationToken);
        return Results.Json(plan, ElsaJson.Options);
    }

    /// <summary>A plan with its jobs and their logs.</summary>
    private static async Task<IResult> GetAsync(
        string id,
        int? page,
        int? pageSize,
        AlterationJobStatus? status,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new AlterationPlanDetails(id, status, PageRequest.Of(page + 1, pageSize ?? 200));
        var view = await mediator.Send(query, cancellationToken);
        return Results.Json(
            new
            {
                plan = new
                {
                    view.Plan.Id,
                    alterations = JsonNode.Parse(view.Plan.Alterations),
                    workflowInstanceFilter = JsonNode.Parse(view.Plan.Filter),
                    view.Status,
                    view.Plan.CreatedAt,
                    view.Plan.StartedAt,
                    view.CompletedAt,
                },
                jobs = view.Jobs.Items.Select(JobOf),
                totalCount = view.Jobs.Total,
                counts = view.Counts.ToDictionary(
                    count => count.Key.ToString(),
                    count => count.Value,
                    StringComparer.Ordinal
                ),
            },
            ElsaJson.Options
        );
    }

    /// <summary>Runs failed activities once more, and only them.</summary>
    private static Task<IResult> RetryAsync(
        RetryRequest request,
        IMediator mediator,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var variables = request.Variables?.ToDictionary(
            variable => variable.Id,
            variable => variable.Value,
            StringComparer.Ordinal
        );
        return ForEachAsync(
            request.WorkflowInstanceIds,
            [new Alteration("Retry")],
            clock,
            id => mediator.Send(new RetryInstance(id, request.ActivityIds, variables), cancellationToken)
        );
    }

    private static async Task<IResult> ForEachAsync(
        IReadOnlyList<string> ids,
        IReadOnlyList<Alteration> alterations,
        TimeProvider clock,
        Func<string, Task<AlteredInstance>> alter
    )
    {
        if (ids.Count > MostAtOnce)
            throw new InvalidRequestException(
                "too_many_instances",
                "workflowInstanceIds",
                $"一次最多处理 {MostAtOnce} 个流程实例；更多请提交修复计划（/alterations/submit）。"
            );

        var results = new List<object>(ids.Count);
        foreach (var id in ids)
            results.Add(ResultOf(await AlterationResult.OfAsync(id, alterations, clock.GetUtcNow(), () => alter(id))));
        return Results.Json(new { results }, ElsaJson.Options);
    }

    private static object ResultOf(AlterationResult result) =>
        new
        {
            result.WorkflowInstanceId,
            result.IsSuccessful,
            workflowHasScheduledWork = false,
            result.Log,
            result.Instance?.DefinitionVersion,
            result.Instance?.Status,
            result.Instance?.SubStatus,
            result.Instance?.WaitingActivityIds,
        };

    private static object JobOf(AlterationJob job) =>
        new
        {
            id = job.Id.ToString("N"),
            job.PlanId,
            workflowInstanceId = job.InstanceId,
            job.Status,
            log = job.Log is null ? new JsonArray() : JsonNode.Parse(job.Log),
            job.CreatedAt,
            job.StartedAt,
            job.CompletedAt,
        };
}

/// <summary>Which repairs of which instances.</summary>
internal sealed record AlterationsRequest(
    IReadOnlyList<Alteration> Alterations,
    IReadOnlyList<string> WorkflowInstanceIds
);

/// <summary>Which repairs of the instances that a filter matches.</summary>
internal sealed record SubmitRequest(IReadOnlyList<Alteration>? Alterations, InstanceFilter? Filter, string? Id);

/// <summary>Which failed activities of which instances to run again, with which variables changed.</summary>
internal sealed record RetryRequest(
    IReadOnlyList<string> WorkflowInstanceIds,
    IReadOnlyList<string>? ActivityIds,
    IReadOnlyList<VariableValue>? Variables
);
