using Workflows.Organization;

namespace Workflows.Api.Auth;

/// <summary>Tells the commands of this request who asks and under which Idempotency-Key.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int LongestKey = 200;

    public Task InvokeAsync(HttpContext context, Caller caller)
    {
        var key = context.Request.Headers[IdempotencyKey].ToString();
        if (key.Length > LongestKey)
            return Refusal
                .Of(
                    StatusCodes.Status400BadRequest,
                    "idempotency_key_too_long",
                    $"{IdempotencyKey} 最多 {LongestKey} 个字符。"
                )
                .ExecuteAsync(context);

        caller.PersonId = SessionClaims.PersonOf(context.User);
        caller.IdempotencyKey = key.Length > 0 ? key : null;
        caller.Address = context.Request.Path;
        return next(context);
    }
}
