namespace Workflows.Api.Studio;

/// <summary>Refusals as Elsa's designer understands them: a 400 with sentences, since it fails at any other status when saving.</summary>
/// <remarks>The designer shows every text under <c>errors</c>, so codes and places stand beside it.</remarks>
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
            return Refusal(exception.Code, exception.Problems);
        }
        catch (RuleException exception)
        {
            return Refusal(exception.Code, [new FieldProblem("", exception.Code, exception.Message)]);
        }
    }

    private static IResult Refusal(string code, IReadOnlyList<FieldProblem> problems)
    {
        string[] sentences = [.. problems.Select(problem => problem.Message)];
        return Results.Json(
            new
            {
                statusCode = 400,
                code,
                message = string.Join(' ', sentences),
                errors = new { generalErrors = sentences },
                problems,
            },
            ElsaJson.Options,
            statusCode: 400
        );
    }
}
