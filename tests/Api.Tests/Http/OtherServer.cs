using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workflows.Api.Tests.Http;

/// <summary>A server that flows call, on this machine. It answers what the test says and tells what it was asked.</summary>
public sealed class OtherServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Call> calls = Channel.CreateUnbounded<Call>();

    private OtherServer(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var call = new Call(
                context.Request.Method,
                context.Request.Path,
                context.Request.Headers["Idempotency-Key"].ToString(),
                context.Request.ContentType,
                await body.ReadToEndAsync()
            );
            await calls.Writer.WriteAsync(call);
            await answer(context);
        });
    }

    public string Url => app.Urls.Single();

    /// <summary>Starts a server that answers each request so.</summary>
    public static async Task<OtherServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var server = new OtherServer(answer);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>The next request that came, once it has come.</summary>
    public async Task<Call> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await calls.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Whether no more requests came than were read.</summary>
    public bool IsQuiet => !calls.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A request that came.</summary>
public sealed record Call(string Method, string Path, string Key, string? ContentType, string Body);
