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
            return Refusal(exception.Problems);
        }
        catch (RuleException exception)
        {
            return Refusal([new FieldProblem("", exception.Code, exception.Message)]);
        }
    }

    // Beside the sentences, for tools: which activity or field each is about, and a code that stays.
    private static IResult Refusal(IReadOnlyList<FieldProblem> problems)
    {
        string[] sentences = [.. problems.Select(problem => problem.Message)];
        return Results.Json(
            new
            {
                statusCode = 400,
                message = string.Join(' ', sentences),
                errors = new { generalErrors = sentences },
                problems,
            },
            ElsaJson.Options,
            statusCode: 400
        );
    }
}
