using FluentValidation;
using MediatR;

namespace Workflows.Commands;

internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        var problems = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .Select(error => new FieldProblem(CamelCase(error.PropertyName), error.ErrorCode, error.ErrorMessage))
            .ToList();

        return problems.Count == 0 ? next() : throw new InvalidRequestException("invalid_request", problems);
    }

    private static string CamelCase(string path) =>
        string.Join(
            '.',
            path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..])
        );
}
