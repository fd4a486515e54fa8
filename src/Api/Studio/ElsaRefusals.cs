namespace Workflows.Api.Studio;

/// <summary>Refusals as Elsa's designer understands them: a 400 with sentences, since it fails at any other status when saving.</summary>
internal sealed class ElsaRefusals : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InvalidRequestException exception)
        {
            return Refusal([.. exception.Problems.Select(problem => problem.Message)]);
        }
        catch (RuleException exception)
        {
            return Refusal([exception.Message]);
        }
    }

    private static IResult Refusal(string[] sentences) =>
        Results.Json(
            new
            {
                statusCode = 400,
                message = string.Join(' ', sentences),
                errors = new { generalErrors = sentences },
            },
            ElsaJson.Options,
            statusCode: 400
        );
}
