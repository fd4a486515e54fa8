using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Workflows.Approvals;
using Workflows.Engine.Activities;

namespace Workflows.Api.Http;

/// <summary>Sends what flows ask of other servers.</summary>
internal sealed class HttpSender(IHttpClientFactory clients, IOptions<SendingOptions> options, TimeProvider clock)
{
    /// <summary>The client for addresses that flows give.</summary>
    public const string ForFlows = "flows";

    /// <summary>The client for addresses from the settings.</summary>
    public const string ForWebhooks = "webhooks";

    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Sends a flow's request; whatever comes of it is an answer to the flow.</summary>
    public async Task<IReadOnlyDictionary<string, object?>> SendAsync(
        SendRequest request,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var message = MessageOf(request);
            using var client = clients.CreateClient(ForFlows);
            using var response = await client.SendAsync(message, either.Token);
            return HttpAnswer.Received(
                (int)response.StatusCode,
                HeadersOf(response),
                await response.Content.ReadAsStringAsync(either.Token)
            );
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return HttpAnswer.TimedOut($"{request.Url} 在 {options.Value.Timeout} 内没有应答。");
        }
        catch (Exception exception)
            when (exception is HttpRequestException or InvalidOperationException or FormatException)
        {
            return HttpAnswer.NotConnected(exception.Message);
        }
    }

    /// <summary>Posts a task to the webhook of the settings.</summary>
    /// <exception cref="HttpRequestException">It was not taken.</exception>
    public async Task NotifyAsync(NotifyTask task, string webhookUrl, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, webhookUrl)
        {
            Content = JsonContent.Create(
                new
                {
                    eventType = "Elsa.RunTask",
                    payload = task,
                    timestamp = clock.GetUtcNow(),
                },
                options: ElsaJson.Options
            ),
        };
        message.Headers.Add(IdempotencyKey, task.TaskId);
        using var client = clients.CreateClient(ForWebhooks);
        using var response = await client.SendAsync(message, either.Token);
        response.EnsureSuccessStatusCode();
    }

    private static HttpRequestMessage MessageOf(SendRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        foreach (var (name, values) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
                message.Content?.Headers.TryAddWithoutValidation(name, values);
        }

        if (!string.IsNullOrWhiteSpace(request.Authorization))
            message.Headers.TryAddWithoutValidation("Authorization", request.Authorization);
        if (!message.Headers.Contains(IdempotencyKey))
            message.Headers.Add(IdempotencyKey, request.RequestId);
        return message;
    }

    private static Dictionary<string, object?> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var (name, values) in response.Headers.NonValidated.Concat<KeyValuePair<string, HeaderStringValues>>(
                response.Content.Headers.NonValidated
            )
        )
            headers[name] = values.Count == 1 ? values.ToString() : values.ToArray();
        return headers;
    }
}
