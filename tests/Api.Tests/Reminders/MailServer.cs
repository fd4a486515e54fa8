using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Workflows.Api.Tests.Reminders;

/// <summary>A mail server on this machine, which takes what it is given, or refuses as often as the test says.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Channel<string> tried = Channel.CreateUnbounded<string>();
    private readonly Task listening;
    private int refusals;

    /// <summary>Starts to listen; the first mails are refused as a busy server refuses them.</summary>
    public MailServer(int refusals)
    {
        this.refusals = refusals;
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The next mail that somebody tried to hand in, with its headers, once it has come.</summary>
    public async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await tried.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Whether no more was tried than was read.</summary>
    public bool IsQuiet => !tried.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await listening;
        end.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                await TalkAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 office");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            var word = line.Split(' ')[0].ToUpperInvariant();
            if (word == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                await tried.Writer.WriteAsync(await ReadMailAsync(reader), end.Token);
                await writer.WriteLineAsync(Interlocked.Decrement(ref refusals) >= 0 ? "451 busy" : "250 taken");
                continue;
            }

            await writer.WriteLineAsync(word == "QUIT" ? "221 bye" : "250 ok");
            if (word == "QUIT")
                return;
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".")
            mail.AppendLine(line);
        return mail.ToString();
    }
}
