namespace Workflows;

/// <summary>The caller asked for what the rules forbid; the API answers 409 with the stable <paramref name="code"/>.</summary>
/// <param name="code">Stable snake_case code that the page translates.</param>
/// <param name="message">What is refused, the state it is in and what is allowed, in zh-CN.</param>
public sealed class RuleException(string code, string message) : Exception(message)
{
    /// <summary>Stable snake_case code that the page translates.</summary>
    public string Code { get; } = code;
}

/// <summary>The thing asked for does not exist, or not for this person; the API answers 404.</summary>
/// <param name="kind">What was looked for, a noun of the glossary in zh-CN.</param>
/// <param name="id">The id or key it was looked for by.</param>
public sealed class NotFoundException(string kind, object id) : Exception($"找不到{kind}：{id}。")
{
    /// <summary>Stable code of this kind of failure.</summary>
    public string Code { get; } = "not_found";
}

/// <summary>The person has no right to do this; the API answers 403.</summary>
/// <param name="message">Who may do it, in zh-CN.</param>
public sealed class ForbiddenException(string message) : Exception(message)
{
    /// <summary>Stable code of this kind of failure.</summary>
    public string Code { get; } = "forbidden";
}

/// <summary>The request itself is wrong; the API answers 400 and lists every problem with its place.</summary>
/// <param name="code">Stable snake_case code that the page translates.</param>
/// <param name="problems">Each problem with the field or place it is about.</param>
public sealed class InvalidRequestException(string code, IReadOnlyList<FieldProblem> problems)
    : Exception(string.Join(' ', problems.Select(problem => problem.Message)))
{
    /// <summary>Stable snake_case code that the page translates.</summary>
    public string Code { get; } = code;

    /// <summary>Each problem with the field or place it is about.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; } = problems;

    /// <summary>A request with one problem.</summary>
    public InvalidRequestException(string code, string field, string message)
        : this(code, [new FieldProblem(field, code, message)]) { }
}

/// <summary>One thing wrong with a request.</summary>
/// <param name="Field">JSON path of the field, or the place in the document.</param>
/// <param name="Code">Stable snake_case code.</param>
/// <param name="Message">A plain zh-CN sentence.</param>
public sealed record FieldProblem(string Field, string Code, string Message);
