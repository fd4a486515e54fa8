using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Commands;

/// <summary>Answers a repeated Idempotency-Key from the stored response; the record is part of the command's one commit.</summary>
internal sealed class IdempotencyBehavior<TRequest, TResponse>(WorkflowsDbContext db, Caller caller, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        if (caller is not { IdempotencyKey: { } key, PersonId: { } personId })
            return await next();

        var fingerprint = Fingerprint(request);
        var earlier = await db.Set<IdempotencyRecord>()
            .AsNoTracking()
            .SingleOrDefaultAsync(record => record.PersonId == personId && record.Key == key, cancellationToken);
        if (earlier is not null)
            return Replay(earlier, fingerprint);

        var response = await AsOneAsync(key, next);
        db.Add(
            new IdempotencyRecord
            {
                PersonId = personId,
                Key = key,
                Fingerprint = fingerprint,
                Response = JsonSerializer.Serialize(response, WorkflowsJson.Options),
                CreatedAt = clock.GetUtcNow(),
            }
        );
        return response;
    }

    // What a command sends is part of it: the key stands for all of it, and is answered once.
    private async Task<TResponse> AsOneAsync(string key, RequestHandlerDelegate<TResponse> next)
    {
        caller.IdempotencyKey = null;
        try
        {
            return await next();
        }
        finally
        {
            caller.IdempotencyKey = key;
        }
    }

    private static TResponse Replay(IdempotencyRecord earlier, string fingerprint) =>
        earlier.Fingerprint == fingerprint
            ? JsonSerializer.Deserialize<TResponse>(earlier.Response, WorkflowsJson.Options)!
            : throw new RuleException(
                "idempotency_key_reused",
                "这个 Idempotency-Key 已用于另一个请求，请换一个新的。"
            );

    private string Fingerprint(TRequest request)
    {
        var text = typeof(TRequest).Name + caller.Address + JsonSerializer.Serialize(request, WorkflowsJson.Options);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
