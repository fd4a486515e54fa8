using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Workflows.Documents;

namespace Workflows.Api.Errors;

/// <summary>Turns every failure into RFC 9457 problem details with a stable <c>code</c>; bugs and outages are logged as errors.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger)
    : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var problem = ToProblem(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogUnexpected(logger, context.Request.Method, context.Request.Path, exception);

        context.Response.StatusCode = problem.Status!.Value;
        if (problem.Status is StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    private static ProblemDetails ToProblem(Exception exception) =>
        exception switch
        {
            InvalidRequestException invalid => Invalid(invalid),
            DocumentException document => Unreadable(document),
            RuleException rule => Problem(409, "当前状态不允许这项操作", rule.Message, rule.Code),
            NotFoundException missing => Problem(404, "找不到", missing.Message, missing.Code),
            ForbiddenException forbidden => Problem(403, "没有权限", forbidden.Message, forbidden.Code),
            BadHttpRequestException bad => BadRequest(bad),
            _ when DatabaseOutage.Caused(exception) => Problem(
                503,
                "数据库暂时无法访问",
                "数据库暂时无法访问，请稍后重试。",
                "database_unavailable"
            ),
            _ => Problem(500, "服务内部错误", "服务出现内部错误，操作没有生效，请稍后重试。", "internal_error"),
        };

    private static ProblemDetails Invalid(InvalidRequestException exception)
    {
        var problem = Problem(400, "请求有误", exception.Message, exception.Code);
        problem.Extensions["errors"] = exception.Problems;
        return problem;
    }

    private static ProblemDetails Unreadable(DocumentException exception)
    {
        var (status, title) = exception.Code switch
        {
            "document_too_large" => (413, "文件过大"),
            "document_kind" => (415, "不支持这种文件"),
            _ => (400, "文件无法识别"),
        };
        var problem = Problem(status, title, exception.Message, exception.Code);
        problem.Extensions["errors"] = new[] { new FieldProblem("document", exception.Code, exception.Message) };
        return problem;
    }

    private static ProblemDetails BadRequest(BadHttpRequestException exception)
    {
        if (exception.InnerException is JsonException { Path: { } path })
            return Invalid(
                new InvalidRequestException("invalid_json", path.TrimStart('$', '.'), "这个字段的格式不正确。")
            );

        return exception.StatusCode == 413
            ? Problem(413, "内容过大", "提交的内容超过了允许的大小。", "too_large")
            : Problem(exception.StatusCode, "请求有误", "请求的格式不正确：" + exception.Message, "invalid_request");
    }

    private static ProblemDetails Problem(int status, string title, string detail, string code) =>
        new()
        {
            Status = status,
            Title = title,
            Detail = detail,
            Extensions = { ["code"] = code },
        };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, string method, string path, Exception exception);
}
